import type { CaseAct, CasePageData } from '../case-words.ts'

/** What usually comes next, first the act that moves a case on. */
const forward: readonly CaseAct[] = [
  'dispatch',
  'arbitrate',
  'verify',
  'file',
  'accept',
  'feed-back',
  'pass-check',
  'confirm-no',
  'confirm-void',
  'resume',
  'revive',
]
const backward: readonly CaseAct[] = [
  'return',
  'fail-check',
  'refuse-no',
  'refuse-void',
  'propose-no',
]

export const actKeys: Partial<Record<CaseAct, string>> = {
  dispatch: 'D',
  verify: 'H',
  file: 'F',
  return: 'B',
  'propose-no': 'B',
  'fail-check': 'B',
  urge: 'U',
  'pass-check': 'C',
  note: 'N',
}

/** A judgement and its opposite carry the same weight. */
const equalPairs: readonly CaseAct[] = ['pass-check', 'confirm-no', 'confirm-void']

type ActState = CasePageData['acts'][number]

/** The acts of a case in the order of their buttons. */
export function orderActs(acts: readonly ActState[]) {
  const allowed = (list: readonly CaseAct[]) =>
    list.map((act) => acts.find((one) => one.act === act && one.allowed)).find(Boolean)
  const main = allowed(forward)
  const back = allowed(backward)
  const blocked = acts.filter(isBlocked)
  const others = acts.filter((one) => one !== main && one !== back && !blocked.includes(one))
  const rest = [...others.filter((one) => one.allowed), ...others.filter((one) => !one.allowed)]
  return { main, back, blocked, rest, isEqual: main !== undefined && equalPairs.includes(main.act) }
}

/** An act that would be next here, but for something that can be put right: its reason stands beside the buttons. */
function isBlocked({ act, allowed, why }: ActState): boolean {
  return !allowed && forward.includes(act) && why !== undefined && why !== 'act-not-now'
}

/** The acts as far as the case's page tells more than its stage: above the street manager there is no tier. */
export function actsOf(page: Pick<CasePageData, 'acts' | 'escalatedTo'>): readonly ActState[] {
  if (page.escalatedTo !== 'street-manager') return page.acts
  return page.acts.map((one) =>
    one.act === 'escalate' ? { ...one, allowed: false, why: 'highest-tier' } : one,
  )
}
