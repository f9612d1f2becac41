import { asksPhoto } from '@linli/contract/casework/evidence.rules'
import type { CasePage } from '@linli/contract/casework/case.schema'
import type { EvidenceRule } from '@linli/contract/matter/category.schema'
import { Button } from '@linli/kit/parts/Button'
import { Choice } from '@linli/kit/parts/Choice'
import { Field } from '@linli/kit/parts/Field'
import { PhotoStrip } from '@linli/kit/parts/PhotoStrip'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useState } from 'react'
import { CategorySelect } from '../matter/CategoryField.tsx'
import { categoryOf, useCatalogue } from '../matter/catalogue.ts'
import { useDraft } from '../outbox/useDraft.ts'
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
import type { FieldAct } from './fieldActs.ts'
import { lackingOf } from './lacking.ts'

const PHOTO_LIMIT = 6
type Props = { file: CasePage; act: FieldAct; onClose: () => void }

/** The form of one act: what is needed by its type, kept on the phone while it is written. */
export function ActSheet({ file, act, onClose }: Props) {
  const draft = useDraft<ActForm>(`${act}:${file.caseId}`, emptyActForm)
  const [isSending, setSending] = useState(false)
  const form = draft.body
  const code = file.categoryCode ?? form.categoryCode
  const evidence = categoryOf(useCatalogue(), code)?.evidence
  const told = toldInWords(act, form, file)
  const send = async () => {
    setSending(true)
    const isTaken = await sendAct(file, act, form, draft.photos)
    setSending(false)
    if (!isTaken) return
    await draft.finish()
    onClose()
  }
  return (
    <Sheet title={t(`casework.do-${act}`)} isOpen onClose={onClose}>
      {act === 'verify' && (
        <Choice
          legend={t('casework.isThere')}
          layout="row"
          value={form.isThere}
          options={(['there', 'not-there'] as const).map((value) => ({
            value,
            label: t(`casework.${value}`),
          }))}
          onChoose={(isThere) => draft.write({ isThere })}
        />
      )}
      {act === 'settle' && !file.categoryCode && (
        <CategorySelect
          value={form.categoryCode}
          onChoose={(categoryCode) => draft.write({ categoryCode })}
        />
      )}
      {act === 'pass-check' && <CheckFields form={form} onChange={draft.write} />}
      {act === 'return' && <p>{t('casework.returnEffect')}</p>}
      <Field
        label={t(`casework.words-${act}`)}
        hint={
          told ? t(`casework.tell-${told}`) : needsWords(act) ? undefined : t('matter.optional')
        }
      >
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
            photos={draft.photos}
            limit={PHOTO_LIMIT}
            onAdd={draft.addPhotos}
            onRemove={draft.removePhoto}
          />
        </>
      )}
      {draft.isReady && (
        <Lacking what={lackingOf(act, form, file, { photos: draft.photos.length, evidence })} />
      )}
      <Button
        kind="main"
        className="min-h-[3.75rem]"
        disabled={
          !draft.isReady || !isComplete(act, form, file, { photos: draft.photos.length, evidence })
        }
        isBusy={isSending}
        onClick={() => void send()}
      >
        {t(`casework.do-${act}`)}
      </Button>
    </Sheet>
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
function EvidenceHint({ evidence, act }: { evidence: EvidenceRule | undefined; act: FieldAct }) {
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
