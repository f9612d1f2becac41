import { asksPhoto } from '@linli/contract/casework/evidence.rules'
import type { EvidenceRule } from '@linli/contract/matter/category.schema'
import { instantOf, localDate, now, timeOfDay } from '@linli/kit/clock'
import { PhotoStrip } from '@linli/kit/parts/PhotoStrip'
import { type ReactNode, useId } from 'react'
import { tomorrow } from '../../calendar/tomorrow.ts'
import { useCatalogueNames } from '../../matter/catalogue.ts'
import { CategorySelect } from '../../matter/CategorySelect.tsx'
import { Answered } from '../../shell/answered.tsx'
import { Choice } from '../../shell/PreferencesDialog.tsx'
import { t } from '../../words.ts'
import type { CasePageData } from '../case-words.ts'
import { type ActValues, type FieldName, filesUnseen, type FormAct } from './act-values.ts'
import { CaseSelect } from './CaseSelect.tsx'
import { Conditions } from './Conditions.tsx'
import { useProposal } from './dispatch-values.ts'
import { LeadField } from './LeadField.tsx'
import { ProposedLimits } from './ProposedLimits.tsx'
import { noOutcomes, reporterAnswers, solvedLevels, waitingFors } from './act-choices.ts'

const PHOTO_LIMIT = 6

type Props = {
  act: FormAct
  page: CasePageData
  fields: readonly FieldName[]
  missing: readonly FieldName[]
  /** The type that stands or was proposed, where another was chosen: the words are the reason. */
  overridden: string | undefined
  /** Whether the type wants its result seen in a photo. */
  evidence?: EvidenceRule | undefined
  values: ActValues
  onChange: (change: Partial<ActValues>) => void
}

/** The fields of one act, each with its own input and its own complaint. */
export function ActFields(props: Props) {
  return props.fields.map((name) => {
    const Field = inputs[name]
    return (
      <div key={name}>
        <Field {...props} />
        {props.missing.includes(name) && <p className="error">{t(`casework.need-${name}`)}</p>}
      </div>
    )
  })
}

const inputs: Record<FieldName, (props: Props) => ReactNode> = {
  words: WordsInput,
  photos: PhotosInput,
  isThere: ({ values, onChange }) => (
    <Choice
      label={t('casework.field-isThere')}
      value={values.isThere ? 'yes' : 'no'}
      options={[
        ['yes', t('casework.isThere')],
        ['no', t('casework.isNotThere')],
      ]}
      onChange={(answer) => onChange({ isThere: answer === 'yes' })}
    />
  ),
  category: CategoryInput,
  unit: UnitInput,
  holds: HoldsInput,
  into: ({ page, values, onChange }) => (
    <CaseSelect
      label={t('casework.field-into')}
      not={page.caseId}
      value={values.into}
      onChange={(into) => onChange({ into })}
    />
  ),
  date: DateInput,
  at: TimeInput,
  waitingFor: ({ values, onChange }) => (
    <Choice
      label={t('casework.field-waitingFor')}
      value={values.waitingFor}
      options={waitingFors()}
      onChange={(waitingFor) => onChange({ waitingFor })}
    />
  ),
  no: ({ values, onChange }) => (
    <Choice
      label={t('casework.field-no')}
      value={values.no}
      options={noOutcomes()}
      onChange={(no) => onChange({ no })}
    />
  ),
  reporterSaid: ({ values, onChange }) => (
    <Choice
      label={t('casework.field-reporterSaid')}
      value={values.reporterSaid}
      options={reporterAnswers()}
      onChange={(reporterSaid) => onChange({ reporterSaid })}
    />
  ),
  solvedLevel: ({ values, onChange }) => (
    <Choice
      label={t('casework.field-solvedLevel')}
      value={values.solvedLevel}
      options={solvedLevels()}
      onChange={(solvedLevel) => onChange({ solvedLevel })}
    />
  ),
}

function WordsInput(props: Props) {
  const { act, missing, overridden, values, onChange } = props
  const id = useId()
  const hint = wordsHint(props)
  const names = useCatalogueNames()
  const type = overridden === undefined ? undefined : `${overridden} ${names.category(overridden)}`
  return (
    <div className="field">
      <label htmlFor={id}>{wordsLabel(act, type)}</label>
      <textarea
        id={id}
        className="input"
        maxLength={500}
        aria-invalid={missing.includes('words')}
        aria-describedby={hint && `${id}-hint`}
        value={values.words}
        onChange={(event) => onChange({ words: event.target.value })}
      />
      {hint && (
        <p className="s" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function wordsLabel(act: FormAct, overridden: string | undefined): string {
  if (overridden !== undefined) return t('casework.whyType', { type: overridden })
  return t(act === 'propose-no' ? 'casework.ground' : 'casework.field-words')
}

/** Where words are needed for a reason that the field alone does not say. */
function wordsHint({ act, values, page, evidence }: Props): string | undefined {
  if (act === 'pass-check') return checkHint(values, evidence)
  if (act === 'verify' && !values.isThere) return t('casework.tellNothing')
  return filesUnseen(act, page) ? t('casework.tellUnseen') : undefined
}

/** What a check needs by what the reporter said, told before it is sent. */
function checkHint({ reporterSaid }: ActValues, evidence: EvidenceRule | undefined) {
  if (reporterSaid === 'solved') return t('casework.tellCall')
  if (reporterSaid === 'unsolved') return t('casework.tellUnsolved')
  if (reporterSaid === undefined) return undefined
  return t(asksPhoto(evidence) ? 'casework.tellSeenPhoto' : 'casework.tellSeen')
}

function PhotosInput({ values, onChange }: Props) {
  return (
    <div className="field">
      <p className="label">{t('casework.field-photos')}</p>
      <PhotoStrip
        photos={values.photos}
        limit={PHOTO_LIMIT}
        onAdd={(added) => onChange({ photos: [...values.photos, ...added] })}
        onRemove={(photoId) =>
          onChange({ photos: values.photos.filter((photo) => photo.photoId !== photoId) })
        }
      />
    </div>
  )
}

function CategoryInput({ values, onChange }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('casework.field-category')}</label>
      <CategorySelect
        id={id}
        value={values.category}
        onChange={(category) => onChange({ category })}
      />
    </div>
  )
}

function UnitInput({ page, values, onChange }: Props) {
  const proposal = useProposal(page.caseId, [])
  return (
    <Answered query={proposal} bars={1}>
      {(data) => (
        <LeadField
          page={page}
          proposal={data}
          lead={values.unit}
          onLead={(unit) => onChange({ unit })}
        />
      )}
    </Answered>
  )
}

/** The conditions that hold, and the limits they set from now on. */
function HoldsInput({ page, values, onChange }: Props) {
  const holds = values.holds ?? []
  const proposal = useProposal(page.caseId, holds)
  if (proposal.data === undefined) return null
  return (
    <>
      <Conditions
        conditions={proposal.data.conditions}
        holds={holds}
        onChange={(next) => onChange({ holds: next })}
      />
      <ProposedLimits limits={proposal.data.limits} isBusy={proposal.isPlaceholderData} />
    </>
  )
}

function DateInput({ act, missing, values, onChange }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t(`casework.date-${dateOf(act)}`)}</label>
      <input
        id={id}
        type="date"
        className="input"
        min={act === 'propose-no' ? tomorrow() : localDate(now())}
        aria-invalid={missing.includes('date')}
        value={values.date ?? ''}
        onChange={(event) => onChange({ date: event.target.value || undefined })}
      />
    </div>
  )
}

function TimeInput({ act, values, onChange }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(act === 'arrive' ? 'casework.at-arrive' : 'casework.at-feed-back')}
      </label>
      <input
        id={id}
        type="datetime-local"
        className="input"
        max={`${localDate(now())}T${timeOfDay(instantOf(now())).padStart(5, '0')}`}
        value={values.at ?? ''}
        onChange={(event) => onChange({ at: event.target.value || undefined })}
      />
    </div>
  )
}

function dateOf(act: FormAct): 'extend' | 'hang' | 'due' | 'no' {
  if (act === 'suspend') return 'hang'
  if (act === 'arbitrate') return 'due'
  return act === 'extend' || act === 'hang' ? act : 'no'
}
