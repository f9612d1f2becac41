import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { t } from '../words.ts'
import { type CasePageData, codeWord, doerWords } from './case-words.ts'
import { useLineDetail } from './line-words.ts'
import { storyOf } from './story.ts'

type Line = CasePageData['timeline'][number]

/** Who verified when and what was found, who filed it, and what the handler says was done. */
export function Story({ page }: { page: CasePageData }) {
  const lines = storyOf(page)
  if (lines.length === 0) return null
  return (
    <ol className="story" aria-label={t('casework.timeline')}>
      {lines.map((line) => (
        <StoryLine key={line.lineId} line={line} reporter={page.reporter.nameMasked} />
      ))}
    </ol>
  )
}

function StoryLine({ line, reporter }: { line: Line; reporter: string | undefined }) {
  const at = useNow()
  const detail = useLineDetail(line, reporter ?? t('casework.theReporter'))
  const did = `${doerWords(line.by)} ${momentWords(line.at, at)} ${codeWord('did', line.act)}`
  const count = line.photoIds.length
  const told = [
    did,
    line.act === 'verify' && line.detail.isThere === true && t('casework.isThere'),
    detail,
    count > 0 && t('casework.photoCount', { count }),
  ]
  return (
    <li>
      <span className="m">{told.filter(Boolean).join(t('casework.comma2'))}</span>
      {line.words !== undefined && (
        <q className="line-words">{t('casework.quoted', { text: line.words })}</q>
      )}
    </li>
  )
}
