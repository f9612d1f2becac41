import { Button } from '@linli/kit/parts/Button'
import { kitWords } from '@linli/kit/words'
import { useNavigate } from '@tanstack/react-router'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { changeAgain } from './changing.ts'
import { tryAgain } from './sending.ts'
import type { Operation } from './store.ts'

/** What a person can do about something the server refused. */
export function ParkedActs({ operation }: { operation: Operation }) {
  const navigate = useNavigate()
  return (
    <>
      <Button onClick={() => void tryAgain(operation)}>{t('outbox.retry')}</Button>
      <Button onClick={() => void changeAgain(operation, navigate)}>{t('outbox.change')}</Button>
    </>
  )
}

/** The number that leads support to what went wrong on our side. */
export function Reference({ operation: { problem } }: { operation: Operation }) {
  const phone = useStreet()?.phone
  const reference = problem?.reference
  if (!phone || !reference) return null
  return <p>{kitWords('kit.reference', { phone, reference })}</p>
}
