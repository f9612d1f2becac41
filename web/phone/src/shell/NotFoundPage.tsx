import { Failure } from '@linli/kit/parts/States'
import { Link } from '@tanstack/react-router'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { Frame } from './Frame.tsx'

export function NotFoundPage() {
  return (
    <Frame title={t('shell.notFoundTitle')} face="resident">
      <p className="mb-4">{t('shell.notFound')}</p>
      <Link to="/" className="btn btn-main">
        {t('shell.toHome')}
      </Link>
    </Frame>
  )
}

export function BrokenPage({ error }: { error: unknown }) {
  const street = useStreet()
  return (
    <Frame title={t('shell.broken')} face="resident">
      <Failure error={error} phone={street?.phone} onRetry={() => location.reload()} />
    </Frame>
  )
}
