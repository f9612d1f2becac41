import { Button } from '@linli/kit/parts/Button'
import { useEffect, useRef, useState } from 'react'
import { registerSW } from 'virtual:pwa-register'
import { t } from '../words.ts'

/** A new version waits until somebody takes it, so that nothing half written is lost. */
export function UpdatePrompt() {
  const [isReady, setReady] = useState(false)
  const update = useRef<() => void>(undefined)
  useEffect(() => {
    const take = registerSW({ onNeedRefresh: () => setReady(true) })
    update.current = () => void take(true)
  }, [])
  if (!isReady) return null
  return (
    <div className="toast-place no-print" role="status">
      <div className="toast">
        <span>{t('shell.newVersion')}</span>
        <Button kind="quiet" onClick={() => update.current?.()}>
          {t('shell.takeVersion')}
        </Button>
        <Button kind="quiet" onClick={() => setReady(false)}>
          {t('shell.later')}
        </Button>
      </div>
    </div>
  )
}
