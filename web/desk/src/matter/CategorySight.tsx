import { Choice } from '@linli/kit/parts/Choice'
import { t } from '../words.ts'
import { CategoryPair } from './CategoryPair.tsx'
import type { Category } from './catalogue.ts'
import type { Editing } from './category-editing.ts'

const visibilities = ['normal', 'restricted', 'parties'] as const
const dangers = ['none', 'sign', 'always'] as const
const nothing = { zh: '', en: '' }

/** Who may see such a case, and whether life is at stake. */
export function CategorySight({ draft, gaps, onChange, onReplace }: Editing) {
  const { dangerWhen } = draft
  const danger = !draft.danger ? 'none' : dangerWhen ? 'sign' : 'always'
  return (
    <fieldset className="card rules-part">
      <legend>{t('matter.sightPart')}</legend>
      <Choice
        legend={t('matter.cell-visibility')}
        options={visibilities.map((value) => ({ value, label: t(`matter.visibility-${value}`) }))}
        value={draft.visibility}
        onChoose={(visibility) => onChange({ visibility })}
        layout="row"
      />
      <Choice
        legend={t('matter.cell-danger')}
        options={dangers.map((value) => ({ value, label: t(`matter.danger-${value}`) }))}
        value={danger}
        onChoose={(next) => onReplace(withDanger(draft, next))}
        layout="row"
      />
      {danger === 'sign' && (
        <CategoryPair
          cell="dangerWhen"
          gaps={gaps}
          text={dangerWhen ?? nothing}
          onText={(text) => onChange({ dangerWhen: text })}
        />
      )}
      <p className="s">{t('matter.dangerHint')}</p>
    </fieldset>
  )
}

/** A sign is kept only while it decides; one left behind would be a danger that is none. */
function withDanger(draft: Category, danger: (typeof dangers)[number]): Category {
  const { dangerWhen = nothing, ...rest } = draft
  if (danger === 'sign') return { ...rest, danger: true, dangerWhen }
  return { ...rest, danger: danger === 'always' }
}
