import { BottomBar, DemoBanner, OfflineStrip, SkipLink, TopBar } from '@linli/kit/parts/Bars'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useOutbox } from '../outbox/useOutbox.ts'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { showFace, useSettings } from './settings.ts'
import { useSignal } from './signal.ts'
import { FieldTabs, ResidentTabs } from './Tabs.tsx'

type Props = {
  title: string
  /** What stands in the bar instead of the plain title. */
  heading?: ReactNode
  onBack?: (() => void) | undefined
  /** Acts at the right of the top bar, before 打电话. */
  actions?: ReactNode
  /** The one main act, kept in reach of the thumb. */
  act?: ReactNode
  face: 'resident' | 'field'
  hasTabs?: boolean
  /** Without 打电话 in the bar, where the page itself offers it larger. */
  isCallBelow?: boolean
  children: ReactNode
}

/** What every page stands in: demo banner, top bar, signal, the page, its main act and the way around. */
export function Frame(props: Props) {
  const street = useStreet()
  const { isElder } = useSettings()
  useEffect(() => {
    document.title = `${props.title} · ${t('shell.app')}`
  }, [props.title])
  useEffect(() => showFace(props.face), [props.face])
  const hasTabs = props.hasTabs === true && !(isElder && props.face === 'resident')
  return (
    <div className={`page page-${props.face}`}>
      <SkipLink />
      {street?.isDemo && <DemoBanner />}
      <TopBar
        title={props.heading ?? props.title}
        onBack={props.onBack}
        phone={props.face === 'resident' && !props.isCallBelow ? street?.phone : undefined}
      >
        {props.actions}
      </TopBar>
      <Signal />
      <main id="main" tabIndex={-1}>
        {props.children}
      </main>
      <Foot act={props.act} face={props.face} hasTabs={hasTabs} />
    </div>
  )
}

type FootProps = { act: ReactNode; face: Props['face']; hasTabs: boolean }

function Foot({ act, face, hasTabs }: FootProps) {
  if (!act && !hasTabs) return null
  return (
    <footer className="page-foot no-print">
      {act && <div className={`main-act main-act-${face}`}>{act}</div>}
      {hasTabs && (
        <BottomBar label={t('shell.around')}>
          {face === 'field' ? <FieldTabs /> : <ResidentTabs />}
        </BottomBar>
      )}
    </footer>
  )
}

function Signal() {
  const hasSignal = useSignal()
  const { waiting } = useOutbox()
  if (hasSignal) return null
  return (
    <OfflineStrip>
      {waiting.length > 0 && (
        <Link to="/outbox">{t('outbox.waiting', { count: waiting.length })}</Link>
      )}
    </OfflineStrip>
  )
}
