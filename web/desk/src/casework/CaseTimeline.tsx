import { momentWords } from '@linli/kit/clock'
import { SentPhotos } from '@linli/kit/parts/PhotoStrip'
import { errorWords } from '@linli/kit/problem'
import { useNow } from '@linli/kit/ticking'
import { useState } from 'react'
import { t } from '../words.ts'
import { useAct } from './acts/use-act.ts'
import { type CasePageData, codeWord, doerWords } from './case-words.ts'
import { useLineDetail, nextStep } from './line-words.ts'

type Line = CasePageData['timeline'][number]

/** What happened, newest first, and above it what comes next. Lines are only ever added. */
export function CaseTimeline({ page }: { page: CasePageData }) {
  const newestFirst = [...page.timeline].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <section className="card timeline-card">
      <div className="row">
        <h2 className="grow">{t('casework.timeline')}</h2>
        <span className="s">{t('casework.newestFirst')}</span>
      </div>
      <ol className="lines">
        <NextLine page={page} />
        {newestFirst.map((line) => (
          <TimelineRow key={line.lineId} line={line} reporter={page.reporter.nameMasked} />
        ))}
      </ol>
      <NoteForm page={page} />
    </section>
  )
}

function NextLine({ page }: { page: CasePageData }) {
  const at = useNow()
  const next = nextStep(page)
  if (next === undefined) return null
  return (
    <li>
      <span className="m">
        {page.dueAt === undefined
          ? ''
          : t('casework.before-time', { when: momentWords(page.dueAt, at) })}
      </span>
      <span className="axis-tag axis-next">{t('casework.next')}</span>
      <span className="m">{next}</span>
    </li>
  )
}

function TimelineRow({ line, reporter }: { line: Line; reporter: string | undefined }) {
  const at = useNow()
  const detail = useLineDetail(line, reporter ?? t('casework.theReporter'))
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
        <SentPhotos photoIds={line.photoIds} />
      </div>
    </li>
  )
}

/** A note needs no dialog: it is written where it will stand. */
function NoteForm({ page }: { page: CasePageData }) {
  const [words, setWords] = useState('')
  const noting = useAct('note', page.caseId, () => setWords(''))
  if (!page.acts.some(({ act, allowed }) => act === 'note' && allowed)) return null
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim().length > 1) noting.mutate({ words, photos: [], isThere: true })
      }}
    >
      <input
        className="input"
        aria-label={t('casework.act-note')}
        placeholder={t('casework.noteHint')}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button type="submit" className="btn" disabled={noting.isPending}>
        {t('casework.writeDown')}
      </button>
      {noting.isError && (
        <p className="error" role="alert">
          {errorWords(noting.error)}
        </p>
      )}
    </form>
  )
}
