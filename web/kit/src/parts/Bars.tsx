import type { ReactNode } from 'react'
import { Icon } from '../icons.tsx'
import { kitWords } from '../words.ts'
import { CallLink } from './Button.tsx'

/** The first Tab of every page. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      {kitWords('kit.skip')}
    </a>
  )
}

export function DemoBanner() {
  const words = kitWords('kit.demo')
  return (
    <aside className="demo" aria-label={words}>
      {words}
    </aside>
  )
}

type TopBarProps = {
  title: ReactNode
  onBack?: (() => void) | undefined
  phone?: string | undefined
  children?: ReactNode
}

/** Title, the way back, and a person one tap away. */
export function TopBar({ title, onBack, phone, children }: TopBarProps) {
  return (
    <header className={`top ${onBack ? 'top-back' : ''}`}>
      {onBack && (
        <button type="button" className="square" onClick={onBack} aria-label={kitWords('kit.back')}>
          <Icon name="back" />
        </button>
      )}
      <h1>{title}</h1>
      {children}
      {phone && <CallLink phone={phone}>{kitWords('kit.call')}</CallLink>}
    </header>
  )
}

/** The bar at the bottom: its items are links of the app's router. */
export function BottomBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="tabs" aria-label={label}>
      {children}
    </nav>
  )
}

export function OfflineStrip({ children }: { children?: ReactNode }) {
  return (
    <div className="offline" role="status">
      <Icon name="noSignal" />
      <span>{kitWords('kit.offline')}</span>
      {children}
    </div>
  )
}
