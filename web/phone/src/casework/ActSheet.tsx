import { asksPhoto } from '@linli/contract/casework/evidence.rules'
import type { CasePage } from '@linli/contract/casework/case.schema'
import type { EvidenceRule } from '@linli/contract/matter/category.schema'
import { Button } from '@linli/kit/parts/Button'
import { Choice } from '@linli/kit/parts/Choice'
import { Field } from '@linli/kit/parts/Field'
import { PhotoStrip } from '@linli/kit/parts/PhotoStrip'
import { Sheet } from '@linli/kit/parts/Sheet'
import { CategorySelect } from '../matter/CategoryField.tsx'
import { categoryOf, useCatalogue } from '../matter/catalogue.ts'
import { useDraft } from '../outbox/useDraft.ts'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import {
  type ActForm,
  emptyActForm,
  isComplete,
  needsWords,
  sendAct,
  toldInWords,
  wantsPhoto,
} from './actForm.ts'
import { CheckFields } from './CheckFields.tsx'
import type { SheetAct } from './fieldActs.ts'
import { lackingOf } from './lacking.ts'

const PHOTO_LIMIT = 6
type Props = { file: CasePage; act: SheetAct; onClose: () => void }

/** The form of one act: what is needed by its type, kept on the phone while it is written. */
export function ActSheet({ file, act, onClose }: Props) {
  const draft = useDraft<ActForm>(`${act}:${file.caseId}`, emptyActForm)
  const once = useOnce()
  const { body: form, photos } = draft
  const code = file.categoryCode ?? form.categoryCode
  const evidence = categoryOf(useCatalogue(), code)?.evidence
  const send = async () => {
    if (!(await sendAct(file, act, form, photos))) return
    await draft.finish()
    onClose()
  }
  const isReady = draft.isReady && isComplete(act, form, file, { photos: photos.length, evidence })
  return (
    <Sheet title={t(`casework.do-${act}`)} isOpen onClose={onClose}>
      <OwnFields file={file} act={act} form={form} onChange={draft.write} />
      <Field label={t(`casework.words-${act}`)} hint={wordsHint(act, toldInWords(act, form, file))}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={500}
            value={form.words}
            onChange={(event) => draft.write({ words: event.currentTarget.value })}
          />
        )}
      </Field>
      {act !== 'return' && (
        <>
          <EvidenceHint evidence={evidence} act={act} />
          <PhotoStrip
            photos={photos}
            limit={PHOTO_LIMIT}
            onAdd={draft.addPhotos}
            onRemove={draft.removePhoto}
            onRestore={draft.restorePhoto}
          />
        </>
      )}
      {draft.isReady && (
        <Lacking what={lackingOf(act, form, file, { photos: draft.photos.length, evidence })} />
      )}
      <Button
        kind="main"
        className="min-h-[3.75rem]"
        disabled={!isReady}
        isBusy={once.isBusy}
        onClick={() => void once.run(send)}
      >
        {t(`casework.do-${act}`)}
      </Button>
    </Sheet>
  )
}

function wordsHint(act: SheetAct, told: ReturnType<typeof toldInWords>): string | undefined {
  if (told) return t(`casework.tell-${told}`)
  return needsWords(act) ? undefined : t('matter.optional')
}

type OwnProps = Omit<Props, 'onClose'> & {
  form: ActForm
  onChange: (changes: Partial<ActForm>) => void
}

/** What only this act asks for or says. */
function OwnFields({ file, act, form, onChange }: OwnProps) {
  if (act === 'return') return <p>{t('casework.returnEffect')}</p>
  if (act === 'pass-check') return <CheckFields form={form} onChange={onChange} />
  if (act === 'settle' && !file.categoryCode) {
    return (
      <CategorySelect
        value={form.categoryCode}
        onChoose={(categoryCode) => onChange({ categoryCode })}
      />
    )
  }
  if (act !== 'verify') return null
  return (
    <Choice
      legend={t('casework.isThere')}
      layout="row"
      value={form.isThere}
      options={(['there', 'not-there'] as const).map((value) => ({
        value,
        label: t(`casework.${value}`),
      }))}
      onChoose={(isThere) => onChange({ isThere })}
    />
  )
}

/** Beside a grey button: what it waits for. */
function Lacking({ what }: { what: ReturnType<typeof lackingOf> }) {
  if (what.length === 0) return null
  const named = what.map((one) => t(`casework.lack-${one}`)).join(t('casework.comma'))
  return (
    <p className="hint" role="status">
      {t('casework.lacking', { what: named })}
    </p>
  )
}

/** Photos by the rule of the type; where it asks for none, it says so. */
function EvidenceHint({ evidence, act }: { evidence: EvidenceRule | undefined; act: SheetAct }) {
  const isAsked = wantsPhoto(act, evidence) || (act === 'pass-check' && asksPhoto(evidence))
  return (
    <p className="field-label">
      {t('matter.photos')}{' '}
      <span className="hint font-normal">
        {t(isAsked ? 'casework.photoAfter' : 'casework.photoFree')}
      </span>
    </p>
  )
}
