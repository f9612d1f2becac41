import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { kitWords } from '@linli/kit/words'
import { Announced } from './announce.tsx'
import { t } from '../words.ts'
import { placesFor } from './desk-map.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { useChord, useKeys } from './keys.ts'
import { useLiveDesk } from './live-desk.ts'
import { OfflineStrip } from './OfflineStrip.tsx'
import { useMe, useStreet } from './session.ts'
import { SideNav } from './SideNav.tsx'
import { focusFind, TopBar } from './TopBar.tsx'

/** The frame of every page: demo bar, top bar, side navigation, and the page. */
export function Shell() {
  const me = useMe().data
  const [showsKeys, setShowsKeys] = useState(false)
  const [isNavOpen, setNavOpen] = useState(false)
  useLiveDesk()
  useJumps(me?.acting?.post)
  useKeys({ '/': focusFind, '?': () => setShowsKeys(true) })
  const path = useLocation({ select: ({ pathname }) => pathname })
  useEffect(() => setNavOpen(false), [path])
  if (me === undefined) return null
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {kitWords('kit.skip')}
      </a>
      <DemoBar />
      <TopBar me={me} isNavOpen={isNavOpen} onNav={() => setNavOpen(!isNavOpen)} />
      <SideNav acting={me.acting} isOpen={isNavOpen} />
      <main id="main" className="main" tabIndex={-1}>
        <OfflineStrip />
        <Outlet />
      </main>
      <Announced />
      {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
    </div>
  )
}

export function DemoBar() {
  const street = useStreet().data
  if (street?.isDemo !== true) return null
  return (
    <aside className="demo" aria-label={t('shell.demoLabel')}>
      {kitWords('kit.demo')}
    </aside>
  )
}

function useJumps(post: Parameters<typeof placesFor>[0]): void {
  const navigate = useNavigate()
  const jumps = placesFor(post).filter((place) => place.chord !== undefined)
  useChord(
    Object.fromEntries(
      jumps.map((place) => [place.chord ?? '', () => void navigate({ to: place.path })]),
    ),
  )
}
