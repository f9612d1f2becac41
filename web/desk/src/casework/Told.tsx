import { Link } from '@tanstack/react-router'
import { photoAddress } from '@linli/kit/client'
import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { t } from '../words.ts'
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
      <Photos page={page} />
    </section>
  )
}

function Photos({ page }: { page: CasePageData }) {
  const at = useNow()
  return (
    <div className="photos">
      <PhotoColumn
        photoIds={page.photoIds}
        caption={t('casework.before')}
        when={momentWords(page.reportedAt, at)}
        empty={t('casework.noPhoto')}
      />
      <PhotoColumn
        photoIds={page.resultPhotoIds}
        caption={t('casework.after')}
        when={feedbackAt(page, at)}
        empty={t('casework.afterSamePlace')}
      />
    </div>
  )
}

function PhotoColumn(props: {
  photoIds: readonly string[]
  caption: string
  when: string
  empty: string
}) {
  return (
    <div className="photo-column">
      {props.photoIds.length === 0 && <span className="no-photo s">{props.empty}</span>}
      {props.photoIds.map((photoId, index) => (
        <a key={photoId} href={photoAddress(photoId, 'full')} target="_blank" rel="noreferrer">
          <img
            src={photoAddress(photoId, 'small')}
            alt={t('casework.photoAlt', { caption: props.caption, number: index + 1 })}
            loading="lazy"
          />
        </a>
      ))}
      <span className="s">{[props.caption, props.when].filter(Boolean).join(' · ')}</span>
    </div>
  )
}

function feedbackAt(page: CasePageData, at: number): string {
  const line = page.timeline.find(({ act }) => act === 'feed-back' || act === 'settle')
  return line === undefined ? '' : momentWords(line.at, at)
}
