import { Link } from '@tanstack/react-router'
import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { t } from '../words.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import { type CasePageData, placeWords } from './case-words.ts'
import { OtherFacts } from './CaseFacts.tsx'
import { Reporter } from './Reporter.tsx'

/** What the reporter said, masked; where it is; and photos before and after, side by side. */
export function Told({ page }: { page: CasePageData }) {
  const at = useNow()
  return (
    <section className="card told">
      <div>
        <blockquote>{t('casework.quoted', { text: page.text })}</blockquote>
        <dl className="kv">
          <dt>{t('casework.reporter')}</dt>
          <dd>
            <Reporter page={page} />
          </dd>
          <dt>{t('casework.cameFrom')}</dt>
          <dd>
            {t(`casework.channel-${page.channel}`)}
            {page.reporter.onBehalf && `　${t('casework.onBehalf')}`}
            {t('casework.comma2')}
            {momentWords(page.reportedAt, at)}
          </dd>
          <dt>{t('casework.place')}</dt>
          <dd>
            {placeWords(page)}
            {'　'}
            <Link className="nw" to="/grid" search={{ node: page.placeDetail.node.nodeId }}>
              {t('casework.onMap')}
            </Link>
          </dd>
          <OtherFacts page={page} />
        </dl>
      </div>
      <BeforeAfter page={page} awaits="result" />
    </section>
  )
}
