import { Link } from '@tanstack/react-router'
import { Shape } from '@linli/kit/shapes'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import type { CallerChannel } from './intake.ts'

/** Says all the time for whom one acts; it cannot be dismissed, only left. */
export function ActForBanner({ name, channel }: { name: string; channel: CallerChannel }) {
  const me = useMe().data?.name ?? ''
  const who = name.trim() === '' ? t('casework.someone') : name.trim()
  const way = t(`casework.way-${channel}`)
  return (
    <div className="act-for" role="note">
      <Shape name="soon" />
      <span className="grow">
        <b>{t('casework.actingFor', { who, way })}</b> {t('casework.bothNames', { me })}
      </span>
      <Link to="/inbox" className="btn">
        {t('casework.stopActing')}
      </Link>
    </div>
  )
}
