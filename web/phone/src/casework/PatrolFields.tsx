import { Field } from '@linli/kit/parts/Field'
import { PhotoStrip, type TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { Shape } from '@linli/kit/shapes'
import { PlaceField } from '../grid/PlaceField.tsx'
import { CategoryField, CategorySelect } from '../matter/CategoryField.tsx'
import { DangerNotice } from '../matter/DangerNotice.tsx'
import type { useDraft } from '../outbox/useDraft.ts'
import { useSettled } from '../shell/useSettled.ts'
import { useMe } from '../sign-in/session.ts'
import { t } from '../words.ts'
import type { PatrolError, PatrolForm } from './patrolForm.ts'

const PHOTO_LIMIT = 6
type Props = { draft: ReturnType<typeof useDraft<PatrolForm>>; errors: readonly PatrolError[] }

/** Photo, words, place and type. */
export function PatrolFields({ draft, errors }: Props) {
  const { text, place, categoryCode, isUnsure } = draft.body
  const settled = useSettled(text)
  const ownGrid = useMe()?.acting?.nodeId
  const chooseCategory = (code: string | undefined, unsure: boolean) =>
    draft.write({ categoryCode: code, isUnsure: unsure })
  return (
    <>
      <PhotoStrip
        photos={draft.photos}
        limit={PHOTO_LIMIT}
        onAdd={draft.addPhotos}
        onRemove={draft.removePhoto}
        onRestore={draft.restorePhoto}
        isPhotoFirst
      />
      <Field
        label={t('matter.whatHappened')}
        error={errors.includes('say-or-show') ? t('casework.wrong-say-or-show') : undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={2000}
            value={text}
            onChange={(event) => draft.write({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <DangerNotice settled={settled} categoryCode={categoryCode} />
      <div>
        <p className="field-label mb-1.5">{t('grid.where')}</p>
        <PlaceField
          id="patrol-place"
          startId={ownGrid}
          settled={settled}
          value={place}
          onChoose={(chosen) => draft.write({ place: chosen })}
          error={errors.includes('place-missing') ? t('casework.wrong-place-missing') : undefined}
        />
      </div>
      <CategoryField
        settled={settled}
        value={categoryCode}
        isUnsure={isUnsure === true}
        onChoose={chooseCategory}
      />
      <CategorySelect value={categoryCode} onChoose={chooseCategory} />
    </>
  )
}

/** What was done on the spot, and how it looks now. */
export function SettledFields({ draft, errors }: Props) {
  const { after } = draft.body
  const change = (changed: (old: TakenPhoto[]) => TakenPhoto[]) =>
    draft.rewrite((old) => ({ ...old, after: changed(old.after) }))
  return (
    <>
      <Field
        label={t('casework.words-settle')}
        error={errors.includes('deed-missing') ? t('casework.wrong-deed-missing') : undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={500}
            value={draft.body.deed}
            onChange={(event) => draft.write({ deed: event.currentTarget.value })}
          />
        )}
      </Field>
      <div>
        <p className="field-label mb-1.5">{t('casework.afterwards')}</p>
        <PhotoStrip
          photos={after}
          limit={PHOTO_LIMIT}
          onAdd={(taken) => change((old) => [...old, ...taken])}
          onRemove={(photoId) => change((old) => old.filter((one) => one.photoId !== photoId))}
          onRestore={(photo, index) =>
            change((old) => [...old.slice(0, index), photo, ...old.slice(index)])
          }
        />
        {errors.includes('after-missing') && (
          <p className="field-error mt-1">
            <Shape name="over" />
            {t('casework.wrong-after-missing')}
          </p>
        )}
      </div>
    </>
  )
}
