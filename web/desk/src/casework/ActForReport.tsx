import type { Answer } from '@linli/kit/client'
import { momentWords, timeOfDay } from '@linli/kit/clock'
import { Pill, type StateName } from '@linli/kit/parts/Pill'
import { useNow } from '@linli/kit/ticking'
import { useCatalogueNames } from '../matter/catalogue.ts'
import { t } from '../words.ts'
import { codeWord, doerWords } from './case-words.ts'
import { useLineDetail } from './line-words.ts'

export type CallerReport = Answer<'GET /act-for/{actForId}'>['report']

const states: Readonly<Record<CallerReport['status'], StateName>> = {
  received: 'new',
  verified: 'new',
  handling: 'doing',
  waiting: 'wait',
  'asking-you': 'soon',
  closed: 'done',
  'not-taken': 'no',
  withdrawn: 'no',
}

/** What the caller would read themselves: to be read out, and no more than that. */
export function ActForReport({ report, until }: { report: CallerReport; until: string }) {
  const at = useNow()
  const names = useCatalogueNames()
  return (
    <section className="card box" aria-label={report.number}>
      <div className="row wrap">
        <h1 className="grow">{report.number}</h1>
        <Pill state={states[report.status]}>{t(`casework.status-${report.status}`)}</Pill>
        <span className="s">{t('casework.servedUntil', { time: timeOfDay(until) })}</span>
      </div>
      <blockquote className="caller-words">
        {t('casework.quoted', { text: report.text })}
      </blockquote>
      <dl className="kv">
        <dt>{t('casework.field-category')}</dt>
        <dd>
          {report.categoryCode === undefined
            ? t('casework.noCategory')
            : names.category(report.categoryCode)}
        </dd>
        <dt>{t('casework.place')}</dt>
        <dd>{report.place}</dd>
        <dt>{t('casework.reportedAt')}</dt>
        <dd>{momentWords(report.reportedAt, at)}</dd>
        {report.promisedAt !== undefined && (
          <>
            <dt>{t('casework.promised')}</dt>
            <dd>
              <b>{momentWords(report.promisedAt, at)}</b>
            </dd>
          </>
        )}
        {report.answer !== undefined && (
          <>
            <dt>{t('casework.theReporter')}</dt>
            <dd>{t(`casework.said-${report.answer}`)}</dd>
          </>
        )}
      </dl>
      <h2>{t('casework.timeline')}</h2>
      <ol className="lines">
        {[...report.timeline]
          .sort((a, b) => b.at.localeCompare(a.at))
          .map((line) => (
            <CourseLine
              key={line.lineId}
              line={line}
              reporter={report.contact?.nameMasked ?? t('casework.theReporter')}
            />
          ))}
      </ol>
    </section>
  )
}

function CourseLine(props: { line: CallerReport['timeline'][number]; reporter: string }) {
  const { line } = props
  const at = useNow()
  const detail = useLineDetail(line, props.reporter)
  return (
    <li>
      <time className="m" dateTime={line.at}>
        {momentWords(line.at, at)}
      </time>
      <span className={`axis-tag axis-${line.axis}`}>{t(`casework.axis-${line.axis}`)}</span>
      <div>
        <b>{codeWord('did', line.act)}</b>
        {'　'}
        {[doerWords(line.by), detail].filter(Boolean).join(t('casework.comma2'))}
        {line.words !== undefined && <p className="line-words">{line.words}</p>}
      </div>
    </li>
  )
}
