import { RouterProvider } from '@tanstack/react-router'
import { QueryClientProvider } from '@tanstack/react-query'
import { milliseconds, now } from '@linli/kit/clock'
import { language, onLanguage } from '@linli/kit/messages'
import { Toast } from '@linli/kit/parts/Toast'
import { StrictMode, useEffect, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { keepSending } from './outbox/sending.ts'
import { forgetSent } from './outbox/store.ts'
import './phone.css'
import { router } from './router.tsx'
import { followLive, followOutbox } from './shell/following.ts'
import { queries, restoreReads } from './shell/reads.ts'
import { applySettings, useSettings } from './shell/settings.ts'
import { UpdatePrompt } from './shell/UpdatePrompt.tsx'
import { tellOutboxWho, useMe } from './sign-in/session.ts'

const SENT_KEPT_MS = 30 * 24 * 3_600_000

function Phone() {
  const spoken = useSyncExternalStore(onLanguage, language)
  const { isElder } = useSettings()
  return (
    <QueryClientProvider client={queries}>
      <Following />
      <RouterProvider router={router} key={spoken} />
      <Toast staysOpen={isElder} />
      <UpdatePrompt />
    </QueryClientProvider>
  )
}

/** Tells the outbox who is signed in, and listens for news while somebody is. */
function Following() {
  const me = useMe()
  const identity = me?.identityId
  useEffect(() => {
    if (me !== undefined) tellOutboxWho(me)
  }, [me])
  useEffect(() => (identity ? followLive() : undefined), [identity])
  useEffect(followOutbox, [])
  return null
}

async function start(place: HTMLElement): Promise<void> {
  await Promise.all([applySettings(), restoreReads().catch(() => undefined)])
  createRoot(place).render(
    <StrictMode>
      <Phone />
    </StrictMode>,
  )
  keepSending()
  focusNewPages()
  await forgetSent((sent) => now() - milliseconds(sent.sentAt) > SENT_KEPT_MS)
}

/** A new page takes the focus to its content, so that a screen reader hears it and not the old button. */
function focusNewPages(): void {
  router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) document.getElementById('main')?.focus({ preventScroll: true })
  })
}

const place = document.getElementById('phone')
if (place) void start(place)
