import { call } from '@linli/kit/client'
import { errorWords } from '@linli/kit/problem'
import { useId, useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { Choice } from '../shell/PreferencesDialog.tsx'
import { t } from '../words.ts'
import { useOnce } from './acts/use-act.ts'
import type { CasePageData } from './case-words.ts'

type Rating = '1' | '2' | '3' | '4' | '5'
const ratings: readonly (readonly [Rating, string])[] = [
  ['5', '5'],
  ['4', '4'],
  ['3', '3'],
  ['2', '2'],
  ['1', '1'],
]
type Thanks = { words: string; rating: Rating | undefined }
type Props = { page: CasePageData; unit: string; onClose: () => void }

/** The community thanks the unit that helped and rates the help. */
export function ThanksDialog({ page, unit, onClose }: Props) {
  const [thanks, setThanks] = useState<Thanks>({ words: '', rating: undefined })
  const [isTried, setTried] = useState(false)
  const missing = missingIn(thanks)
  const thanking = useOnce(async ({ words, rating }: Thanks, key) => {
    await call('POST /cases/{caseId}/thanks', {
      params: { caseId: page.caseId },
      body: { words: words.trim(), rating: Number(rating) },
      key,
    })
    announce(t('casework.thanksDone', { unit }))
  }, onClose)
  return (
    <Dialog title={t('casework.thanksTitle', { unit })} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (missing.length === 0) thanking.mutate(thanks)
        }}
      >
        <p>{t('casework.thanksEffect')}</p>
        <ThanksWords words={thanks.words} onChange={(words) => setThanks({ ...thanks, words })} />
        <Choice
          label={t('casework.thanksRating')}
          value={thanks.rating}
          options={ratings}
          onChange={(rating) => setThanks({ ...thanks, rating })}
        />
        {(thanking.isError || (isTried && missing.length > 0)) && (
          <p className="error" role="alert">
            {missing.length > 0 ? missing.join('') : errorWords(thanking.error)}
          </p>
        )}
        <div className="go">
          <button type="submit" className="btn p" disabled={thanking.isPending}>
            {t('casework.thanksDo')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('casework.thanksNotNow')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function ThanksWords({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('casework.thanksWords')}</label>
      <textarea
        id={id}
        className="input"
        maxLength={500}
        value={words}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

function missingIn({ words, rating }: Thanks): string[] {
  return [
    words.trim().length < 2 && t('casework.thanksWordsNeed'),
    rating === undefined && t('casework.thanksRatingNeed'),
  ].filter((need) => need !== false)
}
