import {
  type CompoundPlan,
  chezhanXincun,
  cuipingli,
  houYutun,
  qianYutun,
  yingtan,
} from './compounds.ts'
import type { LonLatE7 } from './demo-street.ts'
import type { Axis, Plan } from './partition.ts'

export type CommunityPlan = {
  name: string
  residents: number
  /** Grid leaders and grid members together. */
  gridPeople: number
  outline: readonly LonLatE7[]
  midGridPlan: Plan
  firstAxis: Axis
  midGrids: readonly CompoundPlan[]
}

export const streetName = '影山街道'
/** A street code that the national list leaves unused. */
export const streetCode = '370105002'

/** The five communities in the order of their codes; sums are 47,000 residents and 783 people. */
export function communityPlans(): CommunityPlan[] {
  return [
    {
      name: '影潭',
      residents: 9_800,
      gridPeople: 163,
      outline: sheet([23, 64], [20, 340], [242, 318], [463, 294], [435, 11], [206, 40]),
      midGridPlan: [
        [
          [0, 1],
          [4, 5],
        ],
        [
          [2, 3],
          [6, [7, 8]],
        ],
      ],
      firstAxis: 'columns',
      midGrids: yingtan(),
    },
    {
      name: '车站新村',
      residents: 7_400,
      gridPeople: 123,
      outline: sheet([456, 12], [484, 292], [831, 257], [819, 38], [593, 21]),
      midGridPlan: [
        [0, 3, 4],
        [
          [1, 2],
          [5, 6],
        ],
      ],
      firstAxis: 'columns',
      midGrids: chezhanXincun(),
    },
    {
      name: '前榆屯',
      residents: 8_600,
      gridPeople: 145,
      outline: sheet([272, 334], [308, 793], [391, 806], [532, 801], [482, 313]),
      midGridPlan: [
        [0, 1],
        [2, 3],
        [4, 5],
        [6, 7],
      ],
      firstAxis: 'rows',
      midGrids: qianYutun(),
    },
    {
      name: '后榆屯',
      residents: 9_000,
      gridPeople: 151,
      outline: sheet([20, 360], [10, 757], [290, 792], [252, 336]),
      midGridPlan: [
        [0, 2, 4, 6],
        [1, 3, 5, 7],
      ],
      firstAxis: 'columns',
      midGrids: houYutun(),
    },
    {
      name: '翠屏里',
      residents: 12_200,
      gridPeople: 201,
      outline: sheet([503, 311], [552, 800], [807, 793], [840, 407], [832, 277]),
      midGridPlan: [
        [0, 1, 5, 6],
        [2, [3, 4], 7, 8, 9],
      ],
      firstAxis: 'columns',
      midGrids: cuipingli(),
    },
  ]
}

// The outlines were drawn on a sheet of 850 by 816 steps, y downwards.
function sheet(...points: [x: number, y: number][]): LonLatE7[] {
  const west = 1_169_660_000
  const north = 366_880_000
  return points.map(([x, y]) => [
    west + Math.round((x * 160_000) / 850),
    north - Math.round((y * 140_000) / 816),
  ])
}
