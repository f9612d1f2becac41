import { describe, expect, it } from 'vitest'
import { transitions } from './case.rules.ts'
import { Stage } from './case.schema.ts'
import { statusOf } from './status.rules.ts'

/** The page of a report goes by its status: `received` and `verified` offer withdrawing, `asking-you` an answer. */
describe('What the reporter is told of a stage', () => {
  it.each(Stage.options)('offers at %s what the one flow allows, and nothing else', (stage) => {
    const status = statusOf(stage, undefined)
    const isWithdrawable = status === 'received' || status === 'verified'
    expect(isWithdrawable).toBe(transitions.withdraw.from.includes(stage))
    const isAnswerable = status === 'asking-you' || status === 'closed'
    expect(isAnswerable).toBe(transitions['answer-solved'].from.includes(stage))
  })
})
