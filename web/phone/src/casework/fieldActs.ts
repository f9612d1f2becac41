import type { CasePage } from '@linli/contract/casework/case.schema'

/** The acts that are done on the spot; all others are done at the desk. */
const fieldActs = [
  'verify',
  'settle',
  'accept',
  'feed-back',
  'arrive',
  'return',
  'pass-check',
  'fail-check',
  'note',
] as const
export type FieldAct = (typeof fieldActs)[number]
/** These need no more than the press of the button. */
export type OneTapAct = 'accept' | 'arrive'
/** The others ask for something in a sheet. */
export type SheetAct = Exclude<FieldAct, OneTapAct>

type Acts = Pick<CasePage, 'acts'> & { timeline: readonly { act: string }[] }

/** At most two acts stand in reach of the thumb; the first is the main one, but for equal answers. */
const side: readonly (readonly FieldAct[])[] = [
  ['verify', 'settle'],
  ['accept', 'return'],
  ['pass-check', 'fail-check'],
  ['feed-back', 'arrive'],
]

export function mainActs(file: Acts): FieldAct[] {
  const allowed = allowedActs(file)
  const pair = side.find((acts) => acts[0] !== undefined && allowed.includes(acts[0]))
  return (pair ?? []).filter((act) => allowed.includes(act))
}

export function otherActs(file: Acts): FieldAct[] {
  const main = mainActs(file)
  return allowedActs(file).filter((act) => !main.includes(act))
}

/** What this post could do here, were it not for a reason that can be said. */
export function refusedActs(file: Acts): { act: FieldAct; why: string }[] {
  return fieldActs.flatMap((act) => {
    const state = file.acts.find((one) => one.act === act)
    return state && !state.allowed && state.why ? [{ act, why: state.why }] : []
  })
}

export function isOneTap(act: FieldAct): act is OneTapAct {
  return act === 'accept' || act === 'arrive'
}

/** Arriving is done once. */
function allowedActs(file: Acts): FieldAct[] {
  const hasArrived = file.timeline.some((line) => line.act === 'arrive')
  return fieldActs.filter(
    (act) =>
      file.acts.some((state) => state.act === act && state.allowed) &&
      !(act === 'arrive' && hasArrived),
  )
}
