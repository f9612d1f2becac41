import { Button } from '@linli/kit/parts/Button'
import { Choice } from '@linli/kit/parts/Choice'
import { Field } from '@linli/kit/parts/Field'
import { useDraft } from '../outbox/useDraft.ts'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import { actOnReport } from './answering.ts'

const ratings = ['5', '4', '3', '2', '1'] as const
type Rating = { rating?: (typeof ratings)[number]; words: string }

/** How it was handled: another question than whether it is mended. Nothing is ticked beforehand. */
export function RatingForm({ reportId }: { reportId: string }) {
  const draft = useDraft<Rating>(`rate:${reportId}`, { words: '' })
  const once = useOnce()
  const { rating } = draft.body
  const words = draft.body.words.trim()
  const rate = async () => {
    const isTaken = await actOnReport<'POST /my/reports/{reportId}/rating'>(reportId, {
      route: 'POST /my/reports/{reportId}/rating',
      body: { rating: Number(rating), ...(words !== '' && { words }) },
      form: draft.body,
      act: 'rate',
      title: t('matter.rated'),
    })
    if (isTaken) await draft.finish()
  }
  return (
    <section className="card grid gap-3 p-4">
      <Choice
        legend={t('matter.howWasIt')}
        value={rating}
        options={ratings.map((one) => ({ value: one, label: t(`matter.rating-${one}`) }))}
        onChoose={(chosen) => draft.write({ rating: chosen })}
      />
      <Field label={t('matter.anyWords')} hint={t('matter.optional')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={500}
            value={draft.body.words}
            onChange={(event) => draft.write({ words: event.currentTarget.value })}
          />
        )}
      </Field>
      <Button
        disabled={rating === undefined}
        isBusy={once.isBusy}
        onClick={() => void once.run(rate)}
      >
        {t('matter.sendRating')}
      </Button>
    </section>
  )
}
