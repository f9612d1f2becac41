import type { CasePage } from '@linli/contract/casework/case.schema'
import type { Body } from '@linli/kit/client'
import { nowInstant } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { sayWithUndo } from '../outbox/changing.ts'
import { type Doing, keepHeld, perform } from '../outbox/perform.ts'
import { sayDone } from '../outbox/saying.ts'
import type { WriteKey } from '../outbox/store.ts'
import { queries } from '../shell/reads.ts'
import { t } from '../words.ts'
import type { FieldAct, OneTapAct, SheetAct } from './fieldActs.ts'
import { caseQuery, tasksQuery } from './tasks.ts'

type ActRoute<Act extends FieldAct> = `POST /cases/{caseId}/${Act}` & WriteKey
type File = Pick<CasePage, 'caseId' | 'title'>

/** One tap does it, so for a moment it can be taken back before it leaves. */
export async function actAtOnce(file: File, act: OneTapAct): Promise<void> {
  const operationId = await (act === 'accept'
    ? keepHeld(doingOf(file, act, {}))
    : keepHeld(doingOf(file, act, { at: nowInstant() })))
  await sayWithUndo(t('matter.noted', { act: t(`casework.do-${act}`) }), operationId)
}

/**
 * Does one act on a case through the outbox and says what became of it.
 * @returns whether it was taken or kept; a refusal leaves what was written in its form
 */
export async function doAct<Act extends SheetAct>(
  file: File,
  act: Act,
  body: Body<ActRoute<Act>>,
  { form, photos }: { form: object; photos: readonly TakenPhoto[] },
): Promise<boolean> {
  const done = await perform<ActRoute<Act>>({ ...doingOf(file, act, body), form, photos })
  void queries.invalidateQueries({ queryKey: caseQuery(file.caseId).queryKey })
  void queries.invalidateQueries({ queryKey: tasksQuery.queryKey })
  return sayDone(done, t(`casework.do-${act as SheetAct}`))
}

function doingOf<Act extends FieldAct>(
  file: File,
  act: Act,
  body: Body<ActRoute<Act>>,
): Doing<ActRoute<Act>> {
  const verb = t(`casework.do-${act as FieldAct}`)
  return {
    route: `POST /cases/{caseId}/${act}` as ActRoute<Act>,
    params: { caseId: file.caseId },
    body,
    act,
    title: t('casework.taskTitle', { verb, what: file.title }),
    subjectId: file.caseId,
  }
}
