import { photoAddress } from '@linli/kit/client'
import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { t } from '../words.ts'
import type { CasePageData } from './case-words.ts'
import { lastResult } from './story.ts'

/** Photos before and after, side by side, each with the time it was sent; without a result only those before, if asked so. */
export function BeforeAfter({
  page,
  awaits,
}: {
  page: CasePageData
  awaits: 'result' | 'nothing'
}) {
  const hasResult = lastResult(page) !== undefined || page.resultPhotoIds.length > 0
  return (
    <div className="photos">
      <PhotoColumn
        page={page}
        photoIds={page.photoIds}
        caption={t('casework.before')}
        empty={t('casework.noPhoto')}
      />
      {(hasResult || awaits === 'result') && (
        <PhotoColumn
          page={page}
          photoIds={page.resultPhotoIds}
          caption={t('casework.after')}
          empty={t(hasResult ? 'casework.noPhotoAfter' : 'casework.afterSamePlace')}
        />
      )}
    </div>
  )
}

function PhotoColumn(props: {
  page: CasePageData
  photoIds: readonly string[]
  caption: string
  empty: string
}) {
  const at = useNow()
  const whenOf = (photoId: string) => {
    const line = props.page.timeline.find(({ photoIds }) => photoIds.some((id) => id === photoId))
    return line === undefined ? '' : momentWords(line.at, at)
  }
  return (
    <div className="photo-column">
      {props.photoIds.length === 0 && <span className="no-photo s">{props.empty}</span>}
      {props.photoIds.map((photoId, index) => (
        <figure key={photoId}>
          <a href={photoAddress(photoId, 'full')} target="_blank" rel="noreferrer">
            <img
              src={photoAddress(photoId, 'small')}
              alt={t('casework.photoAlt', { caption: props.caption, number: index + 1 })}
              loading="lazy"
            />
          </a>
          <figcaption className="s">
            {[props.caption, whenOf(photoId)].filter(Boolean).join(' · ')}
          </figcaption>
        </figure>
      ))}
    </div>
  )
}
