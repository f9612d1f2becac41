import { Shape } from '@linli/kit/shapes'
import { Link } from '@tanstack/react-router'
import { Empty } from '../shell/answered.tsx'
import { t } from '../words.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'
import { problemWords, typeWords } from './catalogue-words.ts'

/** What keeps the draft from being published; each sentence opens its type. */
export function CatalogueProblems(props: { page: CatalogueVersionPage; isEditable: boolean }) {
  const { problems, version, item } = props.page
  if (problems.length === 0) return <Empty>{t('matter.noProblems')}</Empty>
  return (
    <section className="card rules-card" aria-label={t('matter.part-problems')}>
      <ul className="rules-list">
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.kind} ${problem.detail}`} className="row wrap">
            <Shape name="over" className="ink-over" />
            <span className="grow">
              <b>{typeWords(problem.code, version)}</b>
              <br />
              {problemWords(problem, version)}
            </span>
            {props.isEditable && (
              <Link
                className="btn"
                to="/catalogues/$catalogueId/types/$code"
                params={{ catalogueId: item.catalogueId, code: problem.code }}
                aria-label={t('matter.mendType', { name: typeWords(problem.code, version) })}
              >
                {t('matter.mend')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
