import type { DemoAccess, DemoCompound, DemoSubject } from './demo-street.ts'
import { knownPeople, knownVolunteerName } from './known-people.ts'

/** How the houses of a compound were built. */
export type HouseStyle = 'old-slabs' | 'slabs' | 'towers'

/** Entrances, floors and doors per floor of one building. */
export type HousePlan = readonly [entrances: number, floors: number, doors: number]

/** One mid grid: the part of a compound with its own leader. */
export type CompoundPlan = {
  compoundName: string
  part?: number
  smallGrids: number
  compound: DemoCompound
  access: DemoAccess
  style: HouseStyle
  residents?: number
  leader?: string
  isLeaderVacant?: boolean
  /** Houses and residents that the screens tell stories about, by ordinal of the small grid. */
  drawnSmallGrids?: Record<number, { houses: readonly HousePlan[]; residents: number }>
  lacksPolice?: boolean
  leaderSubject?: DemoSubject
  namedPeople?: NamedPeople
}

/** Members known by name; part-time ones by the ordinal of their small grid. */
export type NamedPeople = {
  fullTime?: string
  volunteer?: string
  partTime?: Record<number, string>
}

export function midGridName(plan: CompoundPlan): string {
  return plan.part ? `${plan.compoundName} ${plan.part} 网格` : `${plan.compoundName}网格`
}

export function yingtan(): CompoundPlan[] {
  return [
    { ...closed('潭影苑', 1), smallGrids: 7 },
    { ...closed('潭影苑', 2), smallGrids: 6 },
    { ...closed('柳汀里', 1), smallGrids: 5 },
    { ...closed('柳汀里', 2), smallGrids: 6 },
    { ...dormitory('云杉纺机宿舍'), smallGrids: 7, lacksPolice: true },
    { ...open('青檐里', 1), smallGrids: 6 },
    { ...open('青檐里', 2), smallGrids: 5 },
    { ...dormitory('长桥木器宿舍'), smallGrids: 6, access: 'open' },
    { ...towers('映湖园'), smallGrids: 6 },
  ]
}

export function chezhanXincun(): CompoundPlan[] {
  return [
    { ...closed('驿路新村', 1), smallGrids: 6 },
    { ...closed('驿路新村', 2), smallGrids: 6 },
    { ...dormitory('远行客车宿舍'), smallGrids: 5 },
    { ...open('站前里', 1), smallGrids: 7 },
    { ...open('站前里', 2), smallGrids: 5 },
    { ...towers('灯塔苑'), smallGrids: 6 },
    { ...dormitory('行李房宿舍'), smallGrids: 6, access: 'open' },
  ]
}

export function qianYutun(): CompoundPlan[] {
  return [
    { ...closed('榆荫苑', 1), smallGrids: 6 },
    { ...closed('榆荫苑', 2), smallGrids: 7 },
    { ...closed('榆荫苑', 3), smallGrids: 5 },
    { ...dormitory('北塔印刷宿舍'), smallGrids: 6 },
    { ...open('榆钱里', 1), smallGrids: 6 },
    { ...open('榆钱里', 2), smallGrids: 7 },
    { ...towers('秋千园'), smallGrids: 5 },
    { ...open('磨坊院'), smallGrids: 6 },
  ]
}

export function houYutun(): CompoundPlan[] {
  return [
    { ...open('榆后新村', 1), smallGrids: 7 },
    { ...open('榆后新村', 2), smallGrids: 6 },
    { ...open('榆后新村', 3), smallGrids: 6 },
    { ...open('小井里'), smallGrids: 5 },
    { ...dormitory('同辉电器宿舍'), smallGrids: 7 },
    { ...dormitory('麦香粮站宿舍'), smallGrids: 6, access: 'open' },
    { ...towers('望榆园', 1), smallGrids: 7 },
    { ...towers('望榆园', 2), smallGrids: 6, lacksPolice: true },
  ]
}

export function cuipingli(): CompoundPlan[] {
  return [
    { ...closed('翠屏里北区', 1), smallGrids: 7, residents: 1_274, leader: '宋雨桐' },
    { ...closed('翠屏里北区', 2), smallGrids: 9, residents: 1_638, leader: '马建国' },
    storiedMidGrid(),
    { ...closed('翠屏里北区', 4), smallGrids: 7, residents: 1_274, leader: '郑秀兰' },
    { ...towers('翠屏里北区', 5), smallGrids: 6, residents: 1_092, leader: '唐晓梅' },
    { ...closed('翠屏里南区', 1), smallGrids: 9, residents: 1_638, leader: '许文博' },
    { ...open('翠屏里南区', 2), smallGrids: 8, residents: 1_456, isLeaderVacant: true },
    { ...closed('翠屏里南区', 3), smallGrids: 4, residents: 728, leader: '曹月华' },
    { ...open('翠屏里南区', 4), smallGrids: 5, residents: 910, leader: '彭立军' },
    { ...dormitory('演示宿舍'), smallGrids: 5, residents: 916, leader: '丁海燕' },
  ]
}

// 5号楼 (ramp report), 7号楼 (canvass, four entrances of 18 doors) and their neighbours.
function storiedMidGrid(): CompoundPlan {
  return {
    ...closed('翠屏里北区', 3),
    smallGrids: 7,
    residents: 1_274,
    leader: knownPeople.leader.name,
    leaderSubject: 'property',
    lacksPolice: true,
    namedPeople: {
      fullTime: knownPeople.fullTimeMember.name,
      volunteer: knownVolunteerName,
      partTime: { 2: knownPeople.partTimeMember.name },
    },
    drawnSmallGrids: {
      1: {
        houses: [
          [2, 6, 2],
          [2, 6, 2],
          [2, 6, 2],
          [2, 6, 2],
        ],
        residents: 214,
      },
      2: {
        houses: [
          [3, 6, 2],
          [1, 6, 2],
          [4, 6, 3],
        ],
        residents: 284,
      },
    },
  }
}

type CompoundKind = Pick<CompoundPlan, 'compound' | 'access' | 'style'>

function closed(compoundName: string, part: number) {
  return compoundOf(
    { compound: 'residential', access: 'closed', style: 'slabs' },
    compoundName,
    part,
  )
}

function open(compoundName: string, part?: number) {
  return compoundOf(
    { compound: 'residential', access: 'open', style: 'old-slabs' },
    compoundName,
    part,
  )
}

function towers(compoundName: string, part?: number) {
  return compoundOf(
    { compound: 'residential', access: 'closed', style: 'towers' },
    compoundName,
    part,
  )
}

function dormitory(compoundName: string) {
  return compoundOf(
    { compound: 'work-unit-dormitory', access: 'closed', style: 'old-slabs' },
    compoundName,
  )
}

function compoundOf(kind: CompoundKind, compoundName: string, part?: number) {
  return { ...kind, compoundName, ...(part ? { part } : {}) }
}
