import type { CasePage } from '@linli/contract/casework/case.schema'
import type { Body } from '@linli/kit/client'
import { nowInstant } from '@linli/kit/clock'
import { say } from '@linli/kit/parts/Toast'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { codeWords } from '@linli/kit/problem'
import { perform } from '../outbox/perform.ts'
import type { WriteKey } from '../outbox/store.ts'
import { queries } from '../shell/reads.ts'
import { t } from '../words.ts'
import type { FieldAct } from './fieldActs.ts'
import { caseQuery, tasksQuery } from './tasks.ts'

type ActRoute<Act extends FieldAct> = `POST /cases/{caseId}/${Act}` & WriteKey

/** Whether it needs no more than the press of the button. */
export function isAtOnce(act: FieldAct): act is 'accept' | 'arrive' {
  return act === 'accept' || act === 'arrive'
}

export function actAtOnce(file: CasePage, act: 'accept' | 'arrive'): Promise<boolean> {
  return act === 'accept' ? doAct(file, act, {}, []) : doAct(file, act, { at: nowInstant() }, [])
}

/**
 * Does one act on a case through the outbox and says what became of it.
 * @returns whether it was taken or kept; a refusal leaves what was written in its form
 */
export async function doAct<Act extends FieldAct>(
  file: Pick<CasePage, 'caseId' | 'title'>,
  act: Act,
  body: Body<ActRoute<Act>>,
  photos: readonly TakenPhoto[],
): Promise<boolean> {
  const verb = t(`casework.do-${act as FieldAct}`)
  const done = await perform<ActRoute<Act>>({
    route: `POST /cases/{caseId}/${act}` as ActRoute<Act>,
    params: { caseId: file.caseId },
    body,
    photos,
    act,
    title: t('casework.taskTitle', { verb, what: file.title }),
    subjectId: file.caseId,
  })
  if (done.kind === 'refused') say(codeWords(done.problem.code))
  else say(done.kind === 'sent' ? t('matter.noted', { act: verb }) : t('matter.keptHere'))
  void queries.invalidateQueries({ queryKey: caseQuery(file.caseId).queryKey })
  void queries.invalidateQueries({ queryKey: tasksQuery.queryKey })
  return done.kind !== 'refused'
}
