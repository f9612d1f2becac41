import { Link } from '@tanstack/react-router'
import { Icon } from '@linli/kit/icons'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import { Board } from './Board.tsx'

/** What came in and was not looked at yet; community staff also write down what callers and visitors say. */
export function InboxPage() {
  const post = useMe().data?.acting?.post
  const takesIn = post === 'community-cadre' || post === 'community-secretary'
  return (
    <Board
      path="/inbox"
      title={t('shell.inbox')}
      views={['to-verify', 'due-today', 'overdue', 'handling', 'closed']}
      action={
        takesIn && (
          <Link to="/inbox/new" className="btn p">
            <Icon name="phone" />
            {t('casework.takeIn')}
          </Link>
        )
      }
    />
  )
}
