import { momentWords } from '@linli/kit/clock'
import { Button } from '@linli/kit/parts/Button'
import { Empty } from '@linli/kit/parts/States'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { kitWords } from '@linli/kit/words'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { useOnce } from '../shell/useOnce.ts'
import { isFieldPost, useMe } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { takeBack } from './changing.ts'
import { maySend } from './decision.ts'
import { ParkedCard, UnclaimedCard } from './OutboxCards.tsx'
import { currentSender, letGo, tryAllNow } from './sending.ts'
import type { Operation } from './store.ts'
import { useOutbox } from './useOutbox.ts'

/** 待上传: what waits for signal, and what the server refused and a person must look at. */
export function OutboxPage() {
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
      <Lists />
    </Frame>
  )
}

function Lists() {
  const { isRead, waiting, parked, unclaimed, othersCount } = useOutbox()
  const isEmpty = waiting.length + parked.length + unclaimed.length === 0
  return (
    <>
      {isRead && isEmpty && <Empty words={t('outbox.allSent')} />}
      {parked.length > 0 && (
        <List title={t('outbox.parkedTitle')} count={parked.length}>
          {parked.map((operation) => (
            <ParkedCard key={operation.id} operation={operation} />
          ))}
        </List>
      )}
      {unclaimed.length > 0 && (
        <List title={t('outbox.unclaimedTitle')} count={unclaimed.length}>
          {unclaimed.map((operation) => (
            <UnclaimedCard key={operation.id} operation={operation} />
          ))}
        </List>
      )}
      {waiting.length > 0 && <Waiting operations={waiting} />}
      {othersCount > 0 && <p className="hint mt-4">{t('outbox.others', { count: othersCount })}</p>}
    </>
  )
}

type ListProps = { title: string; count: number; children: ReactNode }

function List({ title, count, children }: ListProps) {
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        <span className="hint">{t('outbox.count', { count })}</span>
      </div>
      <ul className="grid gap-3">{children}</ul>
    </section>
  )
}

function Waiting({ operations }: { operations: readonly Operation[] }) {
  const once = useOnce()
  return (
    <section>
      <div className="section-head">
        <h2>{t('outbox.waitingTitle')}</h2>
        <span className="hint">{t('outbox.count', { count: operations.length })}</span>
      </div>
      <ul className="rows">
        {operations.map((operation) => (
          <WaitingRow key={operation.id} operation={operation} />
        ))}
      </ul>
      <Button
        className="mt-3"
        icon="again"
        isBusy={once.isBusy}
        onClick={() => void once.run(() => letGo().then(tryAllNow))}
      >
        {t('outbox.tryNow')}
      </Button>
    </section>
  )
}

/** Until its request has left it can be taken back; what follows another goes back with it. */
function WaitingRow({ operation }: { operation: Operation }) {
  const navigate = useNavigate()
  const at = useNow()
  const canBeTakenBack = !operation.hasLeft && operation.follows === undefined
  return (
    <li className="row">
      <Shape name="wait" className="ink-wait" />
      <span>
        <span className="row-title">{operation.title}</span>
        <span className="row-second">{waitingWords(operation)}</span>
        <span className="row-second">{momentWords(operation.notedAt, at)}</span>
      </span>
      {canBeTakenBack && (
        <Button
          className="row-act"
          aria-label={t('outbox.undoOf', { title: operation.title })}
          onClick={() => void takeBack(operation, navigate)}
        >
          {kitWords('kit.undo')}
        </Button>
      )}
    </li>
  )
}

function waitingWords(operation: Operation): string {
  if (operation.needsSignIn || !maySend(operation, currentSender())) return t('outbox.otherPost')
  return operation.photoIds.length > 0
    ? t('outbox.withPhotos', { count: operation.photoIds.length })
    : t('outbox.waitsForSignal')
}
