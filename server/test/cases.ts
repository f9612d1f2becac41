import { expect } from 'vitest'
import { photoOf } from './photo.ts'
import type { Answer, Browser, World } from './world.ts'

/** The people of the demo who carry a case through the loop, each signed in under their post. */
export type Crew = Awaited<ReturnType<typeof gatherCrew>>

/** A place in the grid of the demo's known member: 翠屏里北区 3 网格 5号楼2单元. */
export const placeWords = '北区3网格5号楼2单元'

export async function gatherCrew(world: World) {
  const names = {
    member: 'liumin',
    leader: 'fengzhiyuan',
    neighbourLeader: 'caoyuehua',
    cadre: 'zhouxiaolan',
    secretary: 'xujingan',
    desk: 'hewenjing',
    checker: 'zhaoqiming',
    secondChecker: 'qianyulan',
    drainage: 'sunguoqiang',
    property: 'zhengwei',
    manager: 'linzhiyuan',
  } as const
  const entries = await Promise.all(
    Object.entries(names).map(async ([role, login]) => [role, await world.signIn(login)] as const),
  )
  return Object.fromEntries(entries) as Record<keyof typeof names, Browser>
}

export async function nodeOf(world: World, words = placeWords): Promise<string> {
  const found = await world.browser().get(`/grid/places?text=${encodeURIComponent(words)}`)
  return found.body.items[0].node.nodeId
}

export type Opened = {
  caseId: string
  reportId: string
  number: string
  receiptCode: string
  checkWord: string
  reporter: Browser
}

/** A report by someone without an account, unless a browser is given. */
export async function reportOn(
  world: World,
  body: Record<string, unknown> & { nodeId: string },
  reporter = world.browser(),
): Promise<Opened> {
  const { nodeId, ...rest } = body
  const answer = await reporter.post('/reports', {
    text: '下水道堵了，污水漫到楼道里。',
    place: { nodeId },
    categoryCode: 'E-04-04',
    ...rest,
  })
  expect(answer.status, JSON.stringify([answer.body, world.errors.map(String)])).toBe(200)
  return { ...answer.body, reporter }
}

/** What a person says who chooses another unit or type than the proposed one (R32). */
const reasons: Readonly<Record<string, object>> = {
  dispatch: { why: '按分工由它办' },
  file: { words: '看过现场，是这一类' },
  reclassify: { words: '看过现场，是这一类' },
}

/** Does one act that must succeed, with a reason where one may be asked for; answers with the stage it led to. */
export async function move(who: Browser, caseId: string, act: string, body: object = {}) {
  const answer = await who.post(`/cases/${caseId}/${act}`, { ...reasons[act], ...body })
  expect([act, answer.status, answer.body.code]).toEqual([act, 200, undefined])
  return answer.body.stage as string
}

/** The code of the refusal; fails when the act was not refused. */
export async function refusal(answer: Answer | Promise<Answer>): Promise<string> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
  return body.code
}

/** The unit a demo person works for. */
export async function unitOf(world: World, loginName: string): Promise<string> {
  const [row] = await world.ask(
    `select g.unit_id from auth.held_grant g join auth.identity i using (identity_id)
     where i.login_name = $1 and g.unit_id is not null`,
    [loginName],
  )
  return row.unit_id
}

/** What a checker writes of a call in which the reporter said yes. */
export const heardByPhone = '电话里问过，说是已经修好了'

/** Carries a case by its ordinary course as far as a stage. */
export async function carryTo(
  stage: 'verified' | 'filed' | 'dispatched' | 'handling' | 'checking' | 'closed',
  { caseId }: { caseId: string },
  crew: Crew,
  leadUnitId: string,
): Promise<void> {
  const photoIds = [await photoOf(crew.drainage)]
  const steps = [
    ['verified', crew.member, 'verify', {}],
    ['filed', crew.checker, 'file', {}],
    ['dispatched', crew.desk, 'dispatch', { leadUnitId }],
    ['handling', crew.drainage, 'accept', {}],
    ['checking', crew.drainage, 'feed-back', { words: '已经疏通', photoIds }],
    [
      'closed',
      crew.secondChecker,
      'pass-check',
      { reporterSaid: 'solved', solvedLevel: 'district-or-city', words: heardByPhone },
    ],
  ] as const
  for (const [to, who, act, body] of steps) {
    expect(await move(who, caseId, act, body)).toBe(to)
    if (to === stage) return
  }
}

/** The case as the database holds it. */
export async function rowOf(world: World, caseId: string) {
  const [row] = await world.ask('select * from casework.case_file where case_id = $1', [caseId])
  return row
}
