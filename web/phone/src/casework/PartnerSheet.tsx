import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { PhotoStrip } from '@linli/kit/parts/PhotoStrip'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useDraft } from '../outbox/useDraft.ts'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import { doneAsPartner, type PartnerAct, refuseAsPartner } from './partnerActs.ts'

const PHOTO_LIMIT = 6
const SHORTEST_REASON = 2
type Props = { token: string; act: PartnerAct; onTaken: () => void; onClose: () => void }

/** What was done, or why the unit cannot help. */
export function PartnerSheet({ token, act, onTaken, onClose }: Props) {
  const draft = useDraft(`${act === 'done' ? 'feed-back' : 'return'}:${token}`, { words: '' })
  const once = useOnce()
  const words = draft.body.words.trim()
  const send = async () => {
    const isTaken = await (act === 'done'
      ? doneAsPartner(token, words, draft.photos)
      : refuseAsPartner(token, words))
    if (!isTaken) return
    await draft.finish()
    onTaken()
    onClose()
  }
  const title = t(act === 'done' ? 'casework.do-feed-back' : 'casework.partnerRefuse')
  return (
    <Sheet title={title} isOpen onClose={onClose}>
      <Field label={t(act === 'done' ? 'casework.words-feed-back' : 'casework.partnerWhy')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={500}
            value={draft.body.words}
            onChange={(event) => draft.write({ words: event.currentTarget.value })}
          />
        )}
      </Field>
      {act === 'done' && (
        <PhotoStrip
          photos={draft.photos}
          limit={PHOTO_LIMIT}
          onAdd={draft.addPhotos}
          onRemove={draft.removePhoto}
          onRestore={draft.restorePhoto}
        />
      )}
      <Button
        kind="main"
        disabled={words.length < SHORTEST_REASON}
        isBusy={once.isBusy}
        onClick={() => void once.run(send)}
      >
        {title}
      </Button>
    </Sheet>
  )
}
