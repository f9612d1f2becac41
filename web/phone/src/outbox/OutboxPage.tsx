import { momentWords } from '@linli/kit/clock'
import { Button } from '@linli/kit/parts/Button'
import { Sheet } from '@linli/kit/parts/Sheet'
import { Empty } from '@linli/kit/parts/States'
import { codeWords } from '@linli/kit/problem'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { isFieldPost, useMe } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { changeAgain } from './changing.ts'
import { maySend } from './decision.ts'
import { currentSender, tellOutbox, tryAllNow } from './sending.ts'
import { change, discard, type Operation } from './store.ts'
import { useOutbox } from './useOutbox.ts'

/** 待上传: what waits for signal, and what the server refused and a person must look at. */
export function OutboxPage() {
  const { isRead, waiting, parked } = useOutbox()
  const me = useMe()
  const navigate = useNavigate()
  const isField = isFieldPost(me?.acting)
  return (
    <Frame
      title={t('outbox.title')}
      face={isField ? 'field' : 'resident'}
      hasTabs
      onBack={isField ? undefined : () => navigate({ to: '/' })}
    >
      {isRead && waiting.length + parked.length === 0 && <Empty words={t('outbox.allSent')} />}
      {parked.length > 0 && (
        <section>
          <div className="section-head">
            <h2>{t('outbox.parkedTitle')}</h2>
            <span className="hint">{t('outbox.count', { count: parked.length })}</span>
          </div>
          <ul className="grid gap-3">
            {parked.map((operation) => (
              <ParkedCard key={operation.id} operation={operation} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && <Waiting operations={waiting} />}
    </Frame>
  )
}

function Waiting({ operations }: { operations: readonly Operation[] }) {
  const at = useNow()
  return (
    <section>
      <div className="section-head">
        <h2>{t('outbox.waitingTitle')}</h2>
        <span className="hint">{t('outbox.count', { count: operations.length })}</span>
      </div>
      <ul className="rows">
        {operations.map((operation) => (
          <li key={operation.id} className="row">
            <Shape name="wait" className="ink-wait" />
            <span>
              <span className="row-title">{operation.title}</span>
              <span className="row-second">{waitingWords(operation)}</span>
            </span>
            <span className="row-when hint">{momentWords(operation.notedAt, at)}</span>
          </li>
        ))}
      </ul>
      <Button className="mt-3" icon="again" onClick={() => void tryAllNow()}>
        {t('outbox.tryNow')}
      </Button>
    </section>
  )
}

function waitingWords(operation: Operation): string {
  if (operation.needsSignIn || !maySend(operation, currentSender())) return t('outbox.otherPerson')
  return operation.photoIds.length > 0
    ? t('outbox.withPhotos', { count: operation.photoIds.length })
    : t('outbox.waitsForSignal')
}

function ParkedCard({ operation }: { operation: Operation }) {
  const navigate = useNavigate()
  const at = useNow()
  const [isAsking, setAsking] = useState(false)
  const retry = async () => {
    await change(operation, { state: 'waiting', nextTryAt: 0, tries: 0 })
    tellOutbox()
    await tryAllNow()
  }
  const drop = async () => {
    await discard(operation.id)
    tellOutbox()
  }
  return (
    <li className="card grid gap-2 p-4">
      <p className="flex items-baseline gap-2 font-bold">
        <Shape name="over" className="ink-over" />
        {operation.title}
      </p>
      <p>{codeWords(operation.problem?.code ?? 'unexpected')}</p>
      <p className="hint">
        {t('outbox.notedAt', { when: momentWords(operation.notedAt, at) })}
        {operation.problem?.reference && ` · ${operation.problem.reference}`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void retry()}>{t('outbox.retry')}</Button>
        <Button onClick={() => void changeAgain(operation, navigate)}>{t('outbox.change')}</Button>
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t('outbox.drop')}
        </Button>
      </div>
      <Sheet title={t('outbox.dropTitle')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('outbox.dropBody', { title: operation.title })}</p>
        <div className="two">
          <Button onClick={() => setAsking(false)}>{t('outbox.keep')}</Button>
          <Button onClick={() => void drop()}>{t('outbox.drop')}</Button>
        </div>
      </Sheet>
    </li>
  )
}
