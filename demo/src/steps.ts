import { passCheck } from '@linli/server/capabilities/casework/check.commands'
import { confirmNo, proposeNo } from '@linli/server/capabilities/casework/decide.commands'
import { dispatchCase } from '@linli/server/capabilities/casework/dispatch.commands'
import {
  acceptCase,
  feedBackCase,
  returnCase,
} from '@linli/server/capabilities/casework/handle.commands'
import { answerReport, rateReport } from '@linli/server/capabilities/casework/own.commands'
import { proposeDispatch } from '@linli/server/capabilities/casework/proposal.commands'
import {
  fileCase,
  settleCase,
  verifyCase,
} from '@linli/server/capabilities/casework/supervise.commands'
import { hangCase, suspendCase } from '@linli/server/capabilities/casework/wait.commands'
import { addMinutes, localDateOf } from '@linli/server/platform/runtime/clock'
import type { Course, Telling } from './course.ts'
import type { Ending, Story } from './stories.ts'

/** A story on its way: who tells it, and what its steps hand on. */
export type Run = {
  telling: Telling
  course: Course
  channel: Story['channel']
  caseId: string
  matterId: string
  holderId: string
  unitId: string
}
type Step = (run: Run) => Promise<void>

const verify: Step = async ({ course, caseId }) => {
  const said = { isThere: true, words: '到现场看了，情况属实。', photoIds: [] }
  await verifyCase(course.later(1).as('grid-member'), caseId, said)
}

const settle: Step = async ({ course, caseId }) => {
  await settleCase(course.later(0.3).as('grid-leader'), caseId, {
    words: '当场劝说清走了。',
    photoIds: [],
  })
}

const decline: Step = async ({ course, caseId }) => {
  const ground = '在规划道路红线外，不归街道管，已告知主管单位电话。'
  await proposeNo(course.later(1).as('checking-desk'), caseId, { outcome: 'not-ours', ground })
  await confirmNo(course.later(2).as('checking-desk', 1), caseId, {})
}

const file: Step = async ({ course, caseId }) => {
  await fileCase(course.later(0.5).as('checking-desk'), caseId, {})
}

const dispatch: Step = async (run) => {
  const desk = run.course.later(0.5).as('dispatch-desk')
  const { units } = await proposeDispatch(desk, run.caseId)
  const unit = units.find(({ unitId }) => run.course.hasUnit(unitId)) ?? units[0]
  if (!unit) throw new Error('the demo street has no unit to dispatch to')
  run.unitId = unit.unitId
  const why = unit === units[0] ? undefined : '这一片由它值守，来得快。'
  await dispatchCase(desk, run.caseId, { leadUnitId: unit.unitId, assistingUnitIds: [], why })
}

const accept: Step = async ({ course, caseId, unitId }) => {
  await acceptCase(course.later(0.5).asUnit(unitId), caseId, {})
}

const giveBack: Step = async ({ course, caseId, unitId }) => {
  const words = '这一段不是我们养护的，请核对权属。'
  await returnCase(course.later(0.5).asUnit(unitId), caseId, { words })
}

const suspend: Step = async ({ course, caseId }) => {
  const words = '要入户，等居民在家。'
  const desk = course.later(1).as('dispatch-desk')
  const reviewOn = localDateOf(addMinutes(course.at, 7 * 24 * 60))
  await suspendCase(desk, caseId, { waitingFor: 'resident', reviewOn, words })
}

const hang: Step = async ({ course, caseId }) => {
  const manager = course.later(2).as('street-manager')
  const reviewOn = localDateOf(addMinutes(course.at, 60 * 24 * 60))
  await hangCase(manager, caseId, { reviewOn, words: '要等老旧管网改造，列入下一批。' })
}

const feedBack: Step = async ({ course, caseId, unitId }) => {
  const words = '已经处理好，现场清理干净。'
  await feedBackCase(course.later(3).asUnit(unitId), caseId, { words, photoIds: [] })
}

const check: Step = async ({ course, caseId }) => {
  const found = { words: '到现场看过，已办好。', photoIds: [], reporterSaid: 'solved' as const }
  await passCheck(course.later(5).as('checking-desk'), caseId, {
    ...found,
    solvedLevel: 'community',
  })
}

const thank: Step = async ({ telling, course, channel, matterId, holderId }) => {
  if (channel === 'patrol') return
  const own = course.later(2).asHolder(holderId)
  await answerReport(own, matterId, { answer: 'solved' })
  if (telling.random() < 0.6)
    await rateReport(own, matterId, { rating: telling.random() < 0.8 ? 5 : 4 })
}

const toDispatch = [verify, file, dispatch]
const toCheck = [...toDispatch, accept, feedBack]

/** The steps that lead to each ending. */
export const stepsTo: Readonly<Record<Ending, readonly Step[]>> = {
  reported: [],
  settled: [settle],
  verified: [verify],
  declined: [verify, decline],
  filed: [verify, file],
  dispatched: toDispatch,
  returned: [...toDispatch, giveBack],
  handling: [...toDispatch, accept],
  suspended: [...toDispatch, accept, suspend],
  hung: [...toDispatch, accept, hang],
  checking: toCheck,
  closed: [...toCheck, check, thank],
}
