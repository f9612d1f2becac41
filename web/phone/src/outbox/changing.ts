import type { useNavigate } from '@tanstack/react-router'
import { now } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { say } from '@linli/kit/parts/Toast'
import { t } from '../words.ts'
import { layInForm, NOBODY } from './drafts.ts'
import { LONGEST_HOLD_MS } from './perform.ts'
import { currentSender, flush, letGo, tellOutbox } from './sending.ts'
import {
  change,
  type Operation,
  operationWith,
  type PhotoRow,
  type TakenOut,
  takeOut,
} from './store.ts'

type Navigate = ReturnType<typeof useNavigate>

/** Done with one tap, or asked about in a sheet of its own: there is no form to go back to. */
const formless: readonly string[] = ['accept', 'arrive', 'withdraw']

/** Puts what was refused back into the form it came from, photos included, and opens that form. */
export async function changeAgain(operation: Operation, navigate: Navigate): Promise<void> {
  await backToForm(operation)
  await openItsForm(operation, navigate)
}

/**
 * Takes something out of the outbox: what was written lies in its form again, over whatever is being written there.
 * @returns false when it may have reached the server meanwhile
 */
async function backToForm(operation: Operation): Promise<boolean> {
  const key = { owner: currentSender().identityId ?? NOBODY, name: draftName(operation) }
  const isBack = formless.includes(operation.act)
    ? await takeOut(operation.id)
    : await layInForm(key, () => takeOut(operation.id, key, draftOf))
  tellOutbox()
  return isBack
}

/**
 * Says what was noted and holds it back for as long as it can be taken back there.
 * @param navigate opens the form that it is in again, where that is another page
 */
export async function sayWithUndo(
  words: string,
  operationId: string,
  navigate?: Navigate,
): Promise<void> {
  await change({ id: operationId }, { heldUntil: now() + LONGEST_HOLD_MS })
  const undo = async () => {
    const operation = await operationWith(operationId)
    if (operation) await takeBack(operation, navigate)
    else say(t('outbox.tooLate'))
  }
  say(words, {
    undo: () => void undo(),
    onGone: () => void letGo(({ id }) => id === operationId).then(flush),
  })
}

/** Takes something back before it leaves, and opens the form that it is in again where that is another page. */
export async function takeBack(operation: Operation, navigate?: Navigate): Promise<void> {
  if (!(await backToForm(operation))) say(t('outbox.tooLate'))
  else if (navigate && !formless.includes(operation.act)) await openItsForm(operation, navigate)
}

/** The name under which what was noted waits in its form again. */
function draftName(operation: Pick<Operation, 'act' | 'subjectId'>): string {
  return operation.subjectId ? `${operation.act}:${operation.subjectId}` : operation.act
}

/** What a form holds again. Photos get new ids: the server may know the old ones from the try that failed. */
function draftOf({ operation, photos, following }: TakenOut) {
  const after = following.flatMap((next) => next.photos)
  const form = operation.form ?? operation.body
  const body = { ...(isObject(form) && form), ...(after.length > 0 && { after: anew(after) }) }
  return { body, photos: anew(photos) }
}

function anew(photos: readonly PhotoRow[]): TakenPhoto[] {
  return photos.map(({ image }) => ({ photoId: crypto.randomUUID(), image }))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function openItsForm({ act, route, subjectId = '' }: Operation, navigate: Navigate): Promise<void> {
  if (act === 'report') return navigate({ to: '/report' })
  if (act === 'patrol' || subjectId === '') return navigate({ to: '/note' })
  if (route.startsWith('POST /my/')) {
    return navigate({ to: '/my/$reportId', params: { reportId: subjectId } })
  }
  if (route.startsWith('POST /partner/')) {
    return navigate({ to: '/partner/$token', params: { token: subjectId } })
  }
  return navigate({ to: '/tasks/$caseId', params: { caseId: subjectId } })
}
