import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../shell/Dialog.tsx'
import { t } from '../words.ts'

/**
 * Asks before what was written down is lost. It is not kept in the browser instead: a caller's words are personal, and
 * a browser at a counter has no purpose, no end and no log for them.
 */
export function LeaveGuard({ isBegun }: { isBegun: boolean }) {
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isBegun && current.pathname !== next.pathname,
    enableBeforeUnload: () => isBegun,
    withResolver: true,
  })
  if (leaving.status !== 'blocked') return null
  return (
    <Dialog title={t('casework.leaveTitle')} onClose={leaving.reset}>
      <div className="stack">
        <p>{t('casework.leaveEffect')}</p>
        <div className="go">
          <button type="button" className="btn p" data-first-focus="" onClick={leaving.reset}>
            {t('casework.goOnWriting')}
          </button>
          <button type="button" className="btn" onClick={leaving.proceed}>
            {t('casework.leaveAnyway')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
