import type { SolvedLevel } from '@linli/contract/matter/matter.schema'
import { Choice } from '@linli/kit/parts/Choice'
import { Field } from '@linli/kit/parts/Field'
import { t } from '../words.ts'
import { type ActForm, saidOptions } from './actForm.ts'

const levels = [
  'small-grid',
  'mid-grid',
  'community',
  'street',
  'district-or-city',
  'outside-unit',
] as const satisfies readonly SolvedLevel[]

type Props = { form: ActForm; onChange: (changes: Partial<ActForm>) => void }

/** What the reporter said, and at which level it was solved. */
export function CheckFields({ form, onChange }: Props) {
  return (
    <>
      <Choice
        legend={t('casework.reporterSaid')}
        value={form.reporterSaid}
        options={saidOptions.map((value) => ({ value, label: t(`casework.said-${value}`) }))}
        onChoose={(reporterSaid) => onChange({ reporterSaid })}
      />
      <Field label={t('casework.solvedLevel')}>
        {(wiring) => (
          <select
            {...wiring}
            value={form.solvedLevel ?? ''}
            onChange={(event) => {
              const chosen = levels.find((level) => level === event.currentTarget.value)
              onChange({ solvedLevel: chosen })
            }}
          >
            <option value="">{t('casework.chooseLevel')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {t(`casework.level-${level}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
