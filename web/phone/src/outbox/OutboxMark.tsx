import { Shape } from '@linli/kit/shapes'
import { Link } from '@tanstack/react-router'
import { t } from '../words.ts'
import { useOutbox } from './useOutbox.ts'

/** ✓ 都已上传, N 条待上传 or ◆ N 条要您看; opens the list. */
export function OutboxMark() {
  const { waiting, parked, unclaimed } = useOutbox()
  const toSee = parked.length + unclaimed.length
  const state = toSee > 0 ? 'over' : waiting.length > 0 ? 'wait' : 'done'
  return (
    <Link to="/outbox" className={`outbox-mark ink-${state}`}>
      <Shape name={state} />
      {state === 'over' && t('outbox.parked', { count: toSee })}
      {state === 'wait' && t('outbox.waiting', { count: waiting.length })}
      {state === 'done' && t('outbox.sent')}
    </Link>
  )
}
