import { Tick } from '@linli/kit/parts/Choice'
import { Field } from '@linli/kit/parts/Field'
import { PhotoStrip } from '@linli/kit/parts/PhotoStrip'
import type { ReactNode } from 'react'
import { PlaceField } from '../grid/PlaceField.tsx'
import type { useDraft } from '../outbox/useDraft.ts'
import { useSettled } from '../shell/useSettled.ts'
import { t } from '../words.ts'
import { CategoryField } from './CategoryField.tsx'
import { DangerNotice } from './DangerNotice.tsx'
import { Duplicates } from './Duplicates.tsx'
import { KnownContact, KnownPlace } from './KnownParts.tsx'
import type { FormError, ReportForm } from './reportForm.ts'
import { errorSentence } from './reportWords.ts'

export type ReportPart = 'words' | 'photos' | 'place' | 'contact'
type FormProps = { draft: ReturnType<typeof useDraft<ReportForm>>; errors: readonly FormError[] }
/** `settled` is the text once its writer paused: proposals, danger and place ask about one and the same. */
type PartProps = FormProps & { settled: string }

const PHOTO_LIMIT = 6
/** Where a link of the error summary leads. */
export const partIds = {
  words: 'report-words',
  photos: 'report-photos',
  place: 'report-place',
  contact: 'report-contact',
} as const satisfies Record<ReportPart, string>

export function partOfError(error: FormError): ReportPart {
  if (error === 'say-or-show') return 'words'
  return error === 'place-missing' ? 'place' : 'contact'
}

export function ReportParts({ shown, ...form }: FormProps & { shown: readonly ReportPart[] }) {
  const part = { ...form, settled: useSettled(form.draft.body.text) }
  return (
    <div className="grid gap-4">
      {shown.includes('words') && <WordsPart {...part} />}
      {shown.includes('photos') && <PhotosPart {...part} />}
      {shown.includes('place') && <PlacePart {...part} />}
      {shown.includes('contact') && <ContactPart {...part} />}
    </div>
  )
}

function WordsPart({ draft, errors, settled }: PartProps) {
  const { text, categoryCode, isUnsure } = draft.body
  return (
    <section id={partIds.words}>
      <Field
        label={t('matter.whatHappened')}
        error={errors.includes('say-or-show') ? t('matter.sayOrShow') : undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={4}
            maxLength={2000}
            value={text}
            placeholder={t('matter.whatHappenedHint')}
            onChange={(event) => draft.write({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <DangerNotice settled={settled} categoryCode={categoryCode} />
      <div className="mt-3">
        <CategoryField
          settled={settled}
          value={categoryCode}
          isUnsure={isUnsure === true}
          onChoose={(code, unsure) => draft.write({ categoryCode: code, isUnsure: unsure })}
        />
      </div>
    </section>
  )
}

function PhotosPart({ draft }: PartProps) {
  return (
    <Part
      id={partIds.photos}
      title={t('matter.photos')}
      hint={t('matter.photosHint', { limit: PHOTO_LIMIT })}
    >
      <PhotoStrip
        photos={draft.photos}
        limit={PHOTO_LIMIT}
        onAdd={draft.addPhotos}
        onRemove={draft.removePhoto}
        onRestore={draft.restorePhoto}
      />
    </Part>
  )
}

function PlacePart({ draft, errors, settled }: PartProps) {
  const { place } = draft.body
  return (
    <Part id={partIds.place} title={t('grid.where')}>
      <PlaceField
        id="report-place-choose"
        settled={settled}
        value={place}
        onChoose={(chosen) => draft.write({ place: chosen })}
        error={errors.includes('place-missing') ? t('matter.placeMissing') : undefined}
      />
      {!place && <KnownPlace onChoose={(chosen) => draft.write({ place: chosen })} />}
      {place && (
        <div className="mt-3">
          <Field label={t('matter.placeWords')} hint={t('matter.placeWordsHint')}>
            {(wiring) => (
              <input
                {...wiring}
                maxLength={100}
                value={place.words ?? ''}
                onChange={(event) =>
                  draft.write({ place: { ...place, words: event.currentTarget.value } })
                }
              />
            )}
          </Field>
        </div>
      )}
      <Duplicates form={draft.body} onJoin={(sameAs) => draft.write({ sameAs })} />
    </Part>
  )
}

function ContactPart({ draft, errors }: PartProps) {
  const { contact, isConfidential } = draft.body
  return (
    <Part id={partIds.contact} title={t('matter.howToReach')} hint={t('matter.howToReachHint')}>
      <div className="grid gap-3">
        <KnownContact form={draft.body} onWrite={draft.write}>
          <Field
            label={t('matter.phone')}
            error={
              errors.includes('phone-wrong') ? errorSentence('phone-wrong', draft.body) : undefined
            }
          >
            {(wiring) => (
              <input
                {...wiring}
                type="tel"
                autoComplete="tel"
                maxLength={20}
                value={contact.phone ?? ''}
                onChange={(event) =>
                  draft.write({ contact: { ...contact, phone: event.currentTarget.value } })
                }
              />
            )}
          </Field>
          <Field label={t('matter.name')}>
            {(wiring) => (
              <input
                {...wiring}
                autoComplete="name"
                maxLength={40}
                value={contact.name ?? ''}
                onChange={(event) =>
                  draft.write({ contact: { ...contact, name: event.currentTarget.value } })
                }
              />
            )}
          </Field>
        </KnownContact>
        <Tick
          label={t('matter.hidePhone')}
          checked={isConfidential}
          onChange={(checked) => draft.write({ isConfidential: checked })}
        />
      </div>
    </Part>
  )
}

type Titled = { id: string; title: string; hint?: string; children: ReactNode }

function Part({ id, title, hint, children }: Titled) {
  return (
    <section id={id} tabIndex={-1}>
      <h2 className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-[1.125rem]">
        {title}
        {hint && <span className="hint font-normal">{hint}</span>}
      </h2>
      {children}
    </section>
  )
}
