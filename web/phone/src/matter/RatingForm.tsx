import { Button } from '@linli/kit/parts/Button'
import { Choice } from '@linli/kit/parts/Choice'
import { Field } from '@linli/kit/parts/Field'
import { useState } from 'react'
import { t } from '../words.ts'
import { actOnReport } from './answering.ts'

const ratings = ['5', '4', '3', '2', '1'] as const

/** How it was handled: another question than whether it is mended. Nothing is ticked beforehand. */
export function RatingForm({ reportId }: { reportId: string }) {
  const [rating, setRating] = useState<(typeof ratings)[number]>()
  const [words, setWords] = useState('')
  const [isSending, setSending] = useState(false)
  const rate = async () => {
    setSending(true)
    await actOnReport<'POST /my/reports/{reportId}/rating'>(reportId, {
      route: 'POST /my/reports/{reportId}/rating',
      body: { rating: Number(rating), ...(words.trim() !== '' && { words: words.trim() }) },
      act: 'rate',
      title: t('matter.rated'),
    })
    setSending(false)
  }
  return (
    <section className="card grid gap-3 p-4">
      <Choice
        legend={t('matter.howWasIt')}
        value={rating}
        options={ratings.map((one) => ({ value: one, label: t(`matter.rating-${one}`) }))}
        onChoose={setRating}
      />
      <Field label={t('matter.anyWords')} hint={t('matter.optional')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button disabled={rating === undefined} isBusy={isSending} onClick={() => void rate()}>
        {t('matter.sendRating')}
      </Button>
    </section>
  )
}
