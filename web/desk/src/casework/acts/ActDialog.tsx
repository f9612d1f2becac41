import { localDate, now } from '@linli/kit/clock'
import { errorWords } from '@linli/kit/problem'
import { useRef, useState } from 'react'
import { useCatalogue } from '../../matter/catalogue.ts'
import { Dialog } from '../../shell/Dialog.tsx'
import { t } from '../../words.ts'
import type { CasePageData } from '../case-words.ts'
import { useProposedType } from '../TypeProposals.tsx'
import { ActFields } from './ActFields.tsx'
import {
  type ActValues,
  actForms,
  type FieldName,
  type FormAct,
  type Known,
  missingFields,
  overridesType,
} from './act-values.ts'
import { useActsForUnit, useActWord } from './act-word.ts'
import { useAct } from './use-act.ts'

type Props = {
  act: FormAct
  page: CasePageData
  onClose: () => void
  onDone: () => void
}

/** One act: its title, what it does, what it needs, and two verbs. */
export function ActDialog({ act, page, onClose, onDone }: Props) {
  const [values, setValues] = useState<ActValues>(() => startValues(page, act))
  const [missing, setMissing] = useState<readonly FieldName[]>([])
  const word = useActWord()(act, page.stage)
  const known = useKnown(page, values)
  const isForUnit = useActsForUnit()(act)
  const errors = useRef<HTMLParagraphElement>(null)
  const doing = useAct(act, page.caseId, () => {
    onClose()
    onDone()
  })
  const submit = () => {
    const stillMissing = missingFields(act, values, page, known)
    setMissing(stillMissing)
    if (stillMissing.length === 0) doing.mutate(values)
    else requestAnimationFrame(() => errors.current?.focus())
  }
  return (
    <Dialog title={word} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="m">
          <b>{page.number}</b> {page.title}
        </p>
        <p>{t(`casework.effect-${act}`)}</p>
        {isForUnit && page.leadUnitName !== undefined && (
          <p className="s">{t('casework.forUnit', { unit: page.leadUnitName })}</p>
        )}
        {(missing.length > 0 || doing.isError) && (
          <p ref={errors} className="error" role="alert" tabIndex={-1}>
            {doing.isError && missing.length === 0
              ? errorWords(doing.error)
              : t('casework.missing', { fields: missing.map(fieldName).join(t('casework.comma')) })}
          </p>
        )}
        <ActFields
          act={act}
          page={page}
          fields={shownFields(act, values, page, known)}
          overridden={overridesType(act, values, known) ? known.category : undefined}
          missing={missing}
          evidence={known.evidence}
          values={values}
          onChange={(change) => setValues((was) => ({ ...was, ...change }))}
        />
        <div className="go">
          <button type="submit" className="btn p" disabled={doing.isPending}>
            {word}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('casework.notNow')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

export function fieldName(name: FieldName): string {
  return t(`casework.field-${name}`)
}

const weekMilliseconds = 7 * 24 * 3_600_000

/** What is suspended is looked at again in a week, unless somebody says otherwise. */
function startValues(page: CasePageData, act: FormAct): ActValues {
  const values = { words: '', photos: [], isThere: true, category: page.categoryCode }
  return act === 'suspend' ? { ...values, date: localDate(now() + weekMilliseconds) } : values
}

/** What the chosen type asks for, and the type that stands in the file, or else the one its words speak for. */
function useKnown(page: CasePageData, values: ActValues): Known {
  const types = useCatalogue().data?.categories
  const proposed = useProposedType(page.text, page.categoryCode === undefined)
  const code = values.category ?? page.categoryCode
  const type = types?.find((one) => one.code === code)
  return {
    evidence: type?.evidence,
    isDated: type?.limits.some(({ clock }) => clock === 'date') === true,
    category: page.categoryCode ?? proposed,
  }
}

/**
 * A date is promised only with “not now”, and told at a ruling only where the limit of the type is one; a case that has a
 * type is settled as that type; a corrected type gives its reason only where it corrects something.
 */
function shownFields(
  act: FormAct,
  values: ActValues,
  page: CasePageData,
  known: Known,
): readonly FieldName[] {
  const { fields } = actForms[act]
  const corrects = act !== 'reclassify' || overridesType(act, values, known)
  const hidden: readonly FieldName[] = [
    ...(act === 'propose-no' && values.no !== 'not-possible-now' ? (['date'] as const) : []),
    ...(act === 'arbitrate' && known.isDated !== true ? (['date'] as const) : []),
    ...(act === 'settle' && page.categoryCode !== undefined ? (['category'] as const) : []),
    ...(corrects ? [] : (['words'] as const)),
  ]
  return fields.filter((name) => !hidden.includes(name))
}
