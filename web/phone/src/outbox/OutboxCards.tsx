import { momentWords } from '@linli/kit/clock'
import { Button } from '@linli/kit/parts/Button'
import { Sheet } from '@linli/kit/parts/Sheet'
import { codeWords } from '@linli/kit/problem'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { type ReactNode, useState } from 'react'
import { t } from '../words.ts'
import { ParkedActs, Reference } from './ParkedActs.tsx'
import { claim, tellOutbox } from './sending.ts'
import { discard, type Operation } from './store.ts'

type Props = { operation: Operation }

/** What the server refused: why, and the three ways on. */
export function ParkedCard({ operation }: Props) {
  return (
    <Card operation={operation} reason={codeWords(operation.problem?.code ?? 'unexpected')}>
      <ParkedActs operation={operation} />
      <Drop operation={operation} />
    </Card>
  )
}

/** Noted before anybody signed in: it goes under a name only if that person says that it is theirs. Only its writer deletes it. */
export function UnclaimedCard({ operation }: Props) {
  return (
    <Card operation={operation} reason={t('outbox.unclaimed')}>
      <Button onClick={() => void claim(operation)}>{t('outbox.claim')}</Button>
    </Card>
  )
}

function Card({ operation, reason, children }: Props & { reason: string; children: ReactNode }) {
  const at = useNow()
  return (
    <li className="card grid gap-2 p-4">
      <p className="flex items-baseline gap-2 font-bold">
        <Shape name="over" className="ink-over" />
        {operation.title}
      </p>
      <p>{reason}</p>
      <Reference operation={operation} />
      <p className="hint">{t('outbox.notedAt', { when: momentWords(operation.notedAt, at) })}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  )
}

function Drop({ operation }: Props) {
  const [isAsking, setAsking] = useState(false)
  const drop = async () => {
    await discard(operation.id)
    tellOutbox()
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t('outbox.drop')}
      </Button>
      <Sheet title={t('outbox.dropTitle')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('outbox.dropBody', { title: operation.title })}</p>
        <div className="two">
          <Button onClick={() => setAsking(false)}>{t('outbox.keep')}</Button>
          <Button onClick={() => void drop()}>{t('outbox.drop')}</Button>
        </div>
      </Sheet>
    </>
  )
}
