import type { Problem } from '@linli/contract/shared/problem'
import { say } from '@linli/kit/parts/Toast'
import { codeWords } from '@linli/kit/problem'
import { kitWords } from '@linli/kit/words'
import { queries } from '../shell/reads.ts'
import { streetQuery } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { sayWithUndo } from './changing.ts'
import { belongingOf } from './decision.ts'
import type { Outcome } from './perform.ts'
import { currentSender } from './sending.ts'
import { allOperations } from './store.ts'

/** Whoever signs in is asked about what was noted here before. */
export async function sayUnclaimed(): Promise<void> {
  const sender = currentSender()
  const all = await allOperations()
  const count = all.filter((one) => belongingOf(one, sender) === 'nobodys').length
  if (count > 0) say(t('outbox.askUnclaimed', { count }))
}

/**
 * Says what became of an act; what still waits in the phone can be taken back.
 * @param act its name, as its button says it
 * @returns whether it was taken or kept
 */
export async function sayDone(done: Outcome, act: string): Promise<boolean> {
  if (done.kind === 'refused') say(refusalWords(done.problem))
  else if (done.kind === 'sent') say(t('matter.noted', { act }))
  else if (done.canBeTakenBack) await sayWithUndo(t('matter.keptHere'), done.operationId)
  else say(t('matter.keptHere'))
  return done.kind !== 'refused'
}

/** What is wrong, and for our own mistakes the number to read out on the phone. */
function refusalWords({ code, reference }: Problem): string {
  const phone = queries.getQueryData(streetQuery.queryKey)?.phone
  if (!phone || !reference) return codeWords(code)
  return `${codeWords(code)}${kitWords('kit.reference', { phone, reference })}`
}
