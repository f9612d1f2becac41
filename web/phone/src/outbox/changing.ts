import type { useNavigate } from '@tanstack/react-router'
import { keepDraft } from './drafts.ts'
import { tellOutbox } from './sending.ts'
import { discard, type Operation, photosOf } from './store.ts'

/** The name under which what was refused waits in its form again. */
export function draftName(operation: Pick<Operation, 'act' | 'subjectId'>): string {
  return operation.subjectId ? `${operation.act}:${operation.subjectId}` : operation.act
}

/** Puts what was refused back into the form it came from, photos included, and opens that form. */
export async function changeAgain(
  operation: Operation,
  navigate: ReturnType<typeof useNavigate>,
): Promise<void> {
  const photos = await photosOf(operation.id)
  await keepDraft(draftName(operation), {
    body: operation.body,
    title: operation.title,
    photos: photos.map(({ photoId, image }) => ({ photoId, image })),
  })
  await discard(operation.id)
  tellOutbox()
  await openForm(operation, navigate)
}

function openForm(
  { act, route, subjectId = '' }: Operation,
  navigate: ReturnType<typeof useNavigate>,
): Promise<void> {
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
