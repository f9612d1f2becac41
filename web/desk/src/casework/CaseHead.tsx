import { momentWords } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { useNow } from '@linli/kit/ticking'
import { kitWords } from '@linli/kit/words'
import { useCatalogueNames } from '../matter/catalogue.ts'
import { t } from '../words.ts'
import type { CasePageData } from './case-words.ts'
import { StagePill } from './StagePill.tsx'

/** Number, type and place; where it stands; and its deadline, which opens the arithmetic. */
export function CaseHead({ page, onDue }: { page: CasePageData; onDue: () => void }) {
  const at = useNow()
  const names = useCatalogueNames()
  const category =
    page.categoryCode === undefined
      ? t('casework.noCategory')
      : `${page.categoryCode} ${names.category(page.categoryCode)}`
  return (
    <div className="head case-head">
      <div className="grow">
        <p className="s">
          {[t('casework.caseNumber', { number: page.number }), category, page.place].join(' · ')}
        </p>
        <h1>{page.title}</h1>
      </div>
      <StagePill item={page} />
      {page.dueAt !== undefined && (
        <button type="button" className="due due-opens b" onClick={onDue}>
          <Icon name="clock" />
          {t('casework.dueBy', { when: momentWords(page.dueAt, at) })}
          {page.isProvisional && ` · ${kitWords('kit.provisional')}`}
        </button>
      )}
    </div>
  )
}
