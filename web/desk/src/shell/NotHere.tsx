import { Link } from '@tanstack/react-router'
import { t } from '../words.ts'
import { useMe } from './session.ts'

export function NotHere() {
  return (
    <main id="main" className="gate-main">
      <p>{t('shell.notHere')}</p>
      <Link to="/">{t('shell.toStart')}</Link>
    </main>
  )
}

export function NotForPost() {
  const isResident = useMe().data?.acting?.post === 'resident'
  if (!isResident) return <p>{t('shell.notForPost')}</p>
  return (
    <div className="stack">
      <p>{t('shell.residentHere')}</p>
      <a href="/">{t('shell.toPhone')}</a>
    </div>
  )
}
