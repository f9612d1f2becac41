import type { ActState, CaseAct } from '@linli/contract/casework/case.schema'
import { expect, test } from 'vitest'
import { mainActs, otherActs, refusedActs } from './fieldActs.ts'

test('a grid member looks first, and may settle it on the spot', () => {
  const file = page(['verify', 'settle', 'note'])
  expect(mainActs(file)).toEqual(['verify', 'settle'])
  expect(otherActs(file)).toEqual(['note'])
})

test('a unit takes a case on or returns it; feeding back can wait', () => {
  expect(mainActs(page(['accept', 'return', 'arrive', 'feed-back']))).toEqual(['accept', 'return'])
})

test('whoever has arrived is not asked to arrive again', () => {
  const file = page(['arrive', 'feed-back'], ['arrive'])
  expect([...mainActs(file), ...otherActs(file)]).toEqual(['feed-back'])
})

test('an act that is refused for a reason is shown with it', () => {
  const file = page([])
  file.acts.push({ act: 'settle', allowed: false, why: 'cannot-settle-on-spot' })
  expect(refusedActs(file)).toEqual([{ act: 'settle', why: 'cannot-settle-on-spot' }])
})

function page(allowed: CaseAct[], done: string[] = []) {
  return {
    acts: allowed.map((act): ActState => ({ act, allowed: true })),
    timeline: done.map((act) => ({ act })),
  }
}
