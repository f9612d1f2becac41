import { Icon } from '@linli/kit/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Frame } from '../shell/Frame.tsx'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'

/** 找人帮忙: whoever would rather not use the phone's screen is helped all the same. */
export function HelpPage() {
  const navigate = useNavigate()
  const street = useStreet()
  return (
    <Frame title={t('matter.help')} face="resident" onBack={() => navigate({ to: '/' })}>
      {street && (
        <a className="big" href={`tel:${street.phone.replaceAll(' ', '')}`}>
          <span className="big-icon">
            <Icon name="phone" />
          </span>
          <span className="big-words">
            <b>{t('matter.call')}</b>
            <span>{street.phone}</span>
          </span>
        </a>
      )}
      <ul className="mt-4 divide-y divide-line">
        {(['visit', 'proxy', 'counter'] as const).map((way) => (
          <li key={way} className="py-3">
            <b>{t(`matter.help-${way}`)}</b>
            <p className="text-ink2">{t(`matter.help-${way}-how`)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <Link to="/report" className="inline-flex min-h-11 items-center">
          {t('matter.report')}
        </Link>
      </p>
    </Frame>
  )
}
