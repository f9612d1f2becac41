import { Shape } from '@linli/kit/shapes'
import { useMe } from '../shell/session.ts'
import { t, wordKey, words } from '../words.ts'
import { type CasePageData, codeWord } from './case-words.ts'

/** Principle two, by name: who may check this case, and why the others may not. */
export function Checkers({ page }: { page: CasePageData }) {
  const reader = useMe().data?.name
  if (page.checkers.length === 0) return null
  return (
    <section className="card box">
      <h2>{t('casework.whoMayCheck')}</h2>
      <ul className="checkers">
        {page.checkers.map((checker) => (
          <li key={`${checker.name}-${checker.post}`}>
            <Shape
              name={checker.mayCheck ? 'done' : 'no'}
              className={checker.mayCheck ? 'ink-done' : 'ink-no'}
            />
            <span>
              <b>
                {t(checker.mayCheck ? 'casework.mayCheck' : 'casework.mayNotCheck', {
                  name: checker.name === reader ? t('casework.you') : checker.name,
                })}
              </b>
              {postWord(checker.post)}
              {codeWord('checker', checker.why)}
            </span>
          </li>
        ))}
      </ul>
      <p className="s">{t('casework.reporterAskedToo')}</p>
    </section>
  )
}

function postWord(post: string): string {
  const key = wordKey('shell', `post-${post}`)
  return key === undefined ? '' : `${words(key)}${t('casework.comma2')}`
}
