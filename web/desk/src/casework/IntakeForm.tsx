import { channelsOf } from '@linli/contract/matter/channel.rules'
import { PhotoStrip } from '@linli/kit/parts/PhotoStrip'
import { errorWords } from '@linli/kit/problem'
import { type FormEvent, useId, useRef, useState } from 'react'
import { isNearEnough, PlacePicker } from '../grid/PlacePicker.tsx'
import { useNode } from '../grid/grid-data.ts'
import { Choice } from '../shell/PreferencesDialog.tsx'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import type { useOnce } from './acts/use-act.ts'
import { callerChannels, type Intake } from './intake.ts'
import { LikelyDuplicates } from './LikelyDuplicates.tsx'
import { TypeProposals } from './TypeProposals.tsx'

type Props = {
  intake: Intake
  onChange: (change: Partial<Intake>) => void
  sending: ReturnType<typeof useOnce<Intake>>
}
const PHOTO_LIMIT = 6

/** What happened, where, and how to reach the person; nothing else is asked. */
export function IntakeForm(props: Props) {
  const { intake, onChange, sending } = props
  const [missing, setMissing] = useState<readonly string[]>([])
  const errors = useRef<HTMLParagraphElement>(null)
  const { nodeId } = intake.place
  const kind = useNode(nodeId).data?.node.kind
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = complaints(intake, nodeId === undefined ? undefined : kind)
    setMissing(found)
    if (found.length === 0) sending.mutate(intake)
    else requestAnimationFrame(() => errors.current?.focus())
  }
  return (
    <form className="intake" noValidate onSubmit={submit}>
      {(missing.length > 0 || sending.isError) && (
        <p ref={errors} className="error intake-errors" role="alert" tabIndex={-1}>
          {missing.length > 0 ? missing.join('') : errorWords(sending.error)}
        </p>
      )}
      <section className="card box stack">
        <Channel {...props} />
        <Text {...props} />
        <PhotoStrip
          photos={intake.photos}
          limit={PHOTO_LIMIT}
          onAdd={(added) => onChange({ photos: [...intake.photos, ...added] })}
          onRemove={(photoId) =>
            onChange({ photos: intake.photos.filter((photo) => photo.photoId !== photoId) })
          }
        />
        <TypeProposals
          text={intake.text}
          value={intake.category}
          onChange={(category) => onChange({ category })}
        />
        <Contact {...props} />
      </section>
      <section className="card box stack">
        <PlacePicker
          place={intake.place}
          onPick={(place) => onChange({ place, sameAs: undefined })}
        />
        <PlaceWords {...props} />
        <LikelyDuplicates intake={intake} onChange={(sameAs) => onChange({ sameAs })} />
        <button type="submit" className="btn p" disabled={sending.isPending}>
          {t('casework.writeDown')}
        </button>
      </section>
    </form>
  )
}

function complaints(intake: Intake, kind: Parameters<typeof isNearEnough>[0]): string[] {
  const needsText = intake.text.trim() === '' && intake.photos.length === 0
  const hasOddPhone = intake.phone.trim() !== '' && !/^[0-9+ -]{6,20}$/.test(intake.phone.trim())
  return [
    needsText ? t('casework.needText') : '',
    isNearEnough(kind) ? '' : t('casework.needPlace'),
    hasOddPhone ? t('casework.needPhone') : '',
  ].filter((words) => words !== '')
}

function Channel({ intake, onChange }: Props) {
  const allowed = channelsOf(useMe().data?.acting?.post ?? 'resident', true)
  return (
    <Choice
      label={t('casework.cameFrom')}
      value={intake.channel}
      options={callerChannels
        .filter((channel) => allowed.includes(channel))
        .map((channel) => [channel, t(`casework.channel-${channel}`)] as const)}
      onChange={(channel) => onChange({ channel })}
    />
  )
}

function Text({ intake, onChange }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('casework.whatSaid')}</label>
      <textarea
        id={id}
        className="input"
        maxLength={2000}
        placeholder={t('casework.whatSaidHint')}
        value={intake.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
    </div>
  )
}

function PlaceWords({ intake, onChange }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('casework.placeWords')}</label>
      <input
        id={id}
        className="input"
        maxLength={100}
        placeholder={t('casework.placeWordsHint')}
        value={intake.placeWords}
        onChange={(event) => onChange({ placeWords: event.target.value })}
      />
    </div>
  )
}

function Contact({ intake, onChange }: Props) {
  const ids = { name: useId(), phone: useId(), address: useId() }
  const fields = ['name', 'phone', 'address'] as const
  return (
    <fieldset className="stack">
      <legend className="b">{t('casework.contact')}</legend>
      <p className="s">{t('casework.contactWhy')}</p>
      {fields.map((name) => (
        <div key={name} className="field">
          <label htmlFor={ids[name]}>{t(`casework.${name}`)}</label>
          <input
            id={ids[name]}
            className="input"
            autoComplete="off"
            inputMode={name === 'phone' ? 'tel' : 'text'}
            maxLength={name === 'address' ? 120 : name === 'phone' ? 20 : 40}
            value={intake[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </div>
      ))}
      <label className="tick">
        <input
          type="checkbox"
          checked={intake.isConfidential}
          onChange={(event) => onChange({ isConfidential: event.target.checked })}
        />
        {t('casework.askConfidential')}
      </label>
    </fieldset>
  )
}
