import { Link } from '@tanstack/react-router'
import { calendarDay, momentWords, now } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { useCatalogueNames } from '../matter/catalogue.ts'
import { sixWord } from '../matter/six-in-one.ts'
import { t } from '../words.ts'
import { type CasePageData, placeWords } from './case-words.ts'
import { Repeats } from './Repeats.tsx'

/** What kind of thing, where, how it came in, and who holds it. */
export function CaseFacts({ page }: { page: CasePageData }) {
  const at = useNow()
  const names = useCatalogueNames()
  const assisting = page.assistingUnits.map(({ name }) => name).join(t('casework.comma'))
  return (
    <dl className="kv">
      <dt>{t('casework.field-category')}</dt>
      <dd>
        {page.categoryCode === undefined
          ? t('casework.noCategory')
          : `${page.categoryCode} ${names.category(page.categoryCode)}`}
      </dd>
      <dt>{t('casework.place')}</dt>
      <dd>
        {placeWords(page)}
        {'　'}
        <Link className="nw" to="/grid" search={{ node: page.placeDetail.node.nodeId }}>
          {t('casework.onMap')}
        </Link>
      </dd>
      <dt>{t('casework.cameFrom')}</dt>
      <dd>
        {t(`casework.channel-${page.channel}`)}
        {t('casework.comma2')}
        {momentWords(page.reportedAt, at)}
      </dd>
      {page.leadUnitName !== undefined && (
        <>
          <dt>{t('casework.field-unit')}</dt>
          <dd>
            {page.leadUnitName}
            {assisting !== '' && `　${t('casework.assistedBy', { units: assisting })}`}
          </dd>
        </>
      )}
      <OtherFacts page={page} />
    </dl>
  )
}

export function OtherFacts({ page }: { page: CasePageData }) {
  const words = [
    page.joinedReports > 0 && t('casework.joinedReports', { count: page.joinedReports }),
    page.isOldCompound && t('casework.oldCompound'),
    page.reviewOn !== undefined &&
      t('casework.reviewOn', { date: calendarDay(page.reviewOn, now()) }),
    page.answer !== undefined && t(`casework.said-${page.answer}`),
    page.escalatedTo !== undefined &&
      t('casework.escalatedTo', { post: t(`shell.post-${page.escalatedTo}`) }),
    page.rating !== undefined && t('casework.rated', { rating: page.rating }),
  ].filter((word) => typeof word === 'string')
  return (
    <>
      <dt>{t('casework.sixTitle')}</dt>
      <dd>
        <Link to="/cases" search={{ six: page.sixInOne }}>
          {sixWord(page.sixInOne)}
        </Link>
      </dd>
      <Repeats page={page} />
      {words.length > 0 && (
        <>
          <dt>{t('casework.alsoNote')}</dt>
          <dd>{words.join(t('casework.semicolon'))}</dd>
        </>
      )}
    </>
  )
}
