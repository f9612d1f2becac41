import { Tick } from '@linli/kit/parts/Choice'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import type { Editing } from './category-editing.ts'
import { gapError } from './category-words.ts'

const numbers = ['duplicateRadiusMetres', 'duplicateDays'] as const
const SEPARATORS = /[\u3001\uff0c,\n]/
const SEPARATOR = '\u3001'

/** How the type is recognised in what a resident writes, and when two reports are the same thing. */
export function CategoryFinding({ draft, gaps, onChange }: Editing) {
  return (
    <fieldset className="card rules-part">
      <legend>{t('matter.findingPart')}</legend>
      <FormField
        id="cell-words"
        label={t('matter.cell-words')}
        hint={t('matter.wordsHint')}
        error={gapError(gaps, 'words')}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            className="input"
            value={draft.words.join(SEPARATOR)}
            onChange={(event) => onChange({ words: event.target.value.split(SEPARATORS) })}
          />
        )}
      </FormField>
      <Tick
        label={t('matter.cell-isPublicSpace')}
        checked={draft.isPublicSpace}
        onChange={(isPublicSpace) => onChange({ isPublicSpace })}
      />
      <p className="s">{t('matter.publicHint')}</p>
      <Tick
        label={t('matter.cell-raisedByStaff')}
        checked={draft.raisedByStaff ?? false}
        onChange={(raisedByStaff) => onChange({ raisedByStaff })}
      />
      <div className="rules-fields">
        {numbers.map((name) => (
          <FormField
            key={name}
            id={`cell-${name}`}
            label={t(`matter.cell-${name}`)}
            error={gapError(gaps, name)}
          >
            {(wiring) => (
              <input
                {...wiring}
                type="number"
                className="input"
                min="0"
                value={Number.isNaN(draft[name]) ? '' : draft[name]}
                onChange={(event) => onChange({ [name]: event.target.valueAsNumber })}
              />
            )}
          </FormField>
        ))}
      </div>
    </fieldset>
  )
}
