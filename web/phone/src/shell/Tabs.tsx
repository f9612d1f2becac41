import { Icon } from '@linli/kit/icons'
import { Link } from '@tanstack/react-router'
import { useOutbox } from '../outbox/useOutbox.ts'
import { t } from '../words.ts'
import { useAskingCount } from '../matter/myReports.ts'

const exactly = { exact: true }

export function ResidentTabs() {
  const asking = useAskingCount()
  return (
    <>
      <Link to="/" activeOptions={exactly}>
        <Icon name="home" />
        {t('shell.home')}
      </Link>
      <Link to="/my">
        <Icon name="list" />
        {t('shell.my')}
        {asking > 0 && (
          <span className="tab-count">
            {asking}
            <span className="unseen">{t('shell.askingYou')}</span>
          </span>
        )}
      </Link>
      <Link to="/me">
        <Icon name="me" />
        {t('shell.me')}
      </Link>
    </>
  )
}

export function FieldTabs() {
  const { parked } = useOutbox()
  return (
    <>
      <Link to="/today">
        <Icon name="list" />
        {t('shell.today')}
      </Link>
      <Link to="/grid">
        <Icon name="grid" />
        {t('shell.grid')}
      </Link>
      <Link to="/outbox">
        <Icon name="cloud" />
        {t('shell.outbox')}
        {parked.length > 0 && <span className="tab-count">{parked.length}</span>}
      </Link>
      <Link to="/me">
        <Icon name="me" />
        {t('shell.me')}
      </Link>
    </>
  )
}
