import { call } from '@linli/kit/client'
import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { type ReactNode, useId, useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { refetch } from '../shell/asking.ts'
import { Dialog } from '../shell/Dialog.tsx'
import { DialogEnd, Refused } from '../shell/DialogEnd.tsx'
import { Choice } from '../shell/PreferencesDialog.tsx'
import { t } from '../words.ts'
import type { CallerReport } from './ActForReport.tsx'
import { useOnce } from './acts/use-act.ts'

type Props = { actForId: string; report: CallerReport }
type Saying<Values> = ReturnType<typeof useOnce<Values>>

/** What can be done for the caller now; what they say is written down as they say it. */
export function CallerActs(props: Props) {
  const { report } = props
  return (
    <section className="card box stack" aria-label={t('casework.forCaller')}>
      <h2>{t('casework.forCaller')}</h2>
      {report.canAnswer && <SayAnswer {...props} />}
      {report.canRate && <SayRating {...props} />}
      {report.canReopenUntil !== undefined && <SayAgain {...props} />}
      <SayWords {...props} />
      {report.canWithdraw && <TakeBack {...props} />}
    </section>
  )
}

/** Sends one thing the caller said; the report is read again afterwards. */
function useSaying<Values>(done: string, send: (values: Values, key: string) => Promise<unknown>) {
  return useOnce<Values>(
    async (values, key) => {
      await send(values, key)
      announce(done)
      await refetch('GET /act-for')
    },
    () => undefined,
  )
}

/** Solved or not: two answers of the same weight, nothing ticked beforehand. */
function SayAnswer({ actForId }: Props) {
  const saying = useSaying(t('casework.saidDown'), (answer: 'solved' | 'unsolved', key) =>
    call('POST /act-for/{actForId}/answer', { params: { actForId }, body: { answer }, key }),
  )
  return (
    <div className="field">
      <p className="label">{t('casework.askSolved')}</p>
      <div className="row wrap">
        {(['solved', 'unsolved'] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            className="btn"
            disabled={saying.isPending}
            onClick={() => saying.mutate(answer)}
          >
            {t(`casework.caller-${answer}`)}
          </button>
        ))}
      </div>
      <p className="s">{t('casework.yesBars')}</p>
      <Refused error={saying.error} />
    </div>
  )
}

const ratings = ['1', '2', '3', '4', '5'] as const

function SayRating({ actForId }: Props) {
  const [rating, setRating] = useState<(typeof ratings)[number]>()
  const saying = useSaying(t('casework.saidDown'), (chosen: number, key) =>
    call('POST /act-for/{actForId}/rating', {
      params: { actForId },
      body: { rating: chosen },
      key,
    }),
  )
  return (
    <SayForm
      saying={saying}
      verb={t('casework.keepRating')}
      values={() => (rating === undefined ? undefined : Number(rating))}
    >
      <Choice
        label={t('casework.askRating')}
        value={rating}
        options={ratings.map((one) => [one, one] as const)}
        onChange={setRating}
      />
    </SayForm>
  )
}

function SayAgain({ actForId, report }: Props) {
  const at = useNow()
  const [words, setWords] = useState('')
  const saying = useSaying(t('casework.saidDown'), (said: string, key) =>
    call('POST /act-for/{actForId}/reopen', { params: { actForId }, body: { words: said }, key }),
  )
  return (
    <SayForm
      saying={saying}
      verb={t('casework.act-reopen')}
      values={() => (words.trim().length < 2 ? undefined : words)}
    >
      <WordsField
        label={t('casework.whyAgain', { when: momentWords(report.canReopenUntil ?? '', at) })}
        words={words}
        onWords={setWords}
      />
    </SayForm>
  )
}

function SayWords({ actForId }: Props) {
  const [words, setWords] = useState('')
  const saying = useSaying(t('casework.saidDown'), async (said: string, key) => {
    await call('POST /act-for/{actForId}/words', {
      params: { actForId },
      body: { words: said },
      key,
    })
    setWords('')
  })
  return (
    <SayForm
      saying={saying}
      verb={t('casework.writeDown')}
      values={() => (words.trim().length < 2 ? undefined : words)}
    >
      <WordsField label={t('casework.callerAdds')} words={words} onWords={setWords} />
    </SayForm>
  )
}

/** One thing to say, its button, and what is missing when it is pressed too early. */
function SayForm<Values>(props: {
  saying: Saying<Values>
  verb: string
  values: () => Values | undefined
  children: ReactNode
}) {
  const [isTried, setTried] = useState(false)
  const isMissing = props.values() === undefined
  return (
    <form
      className="field stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const values = props.values()
        setTried(values === undefined)
        if (values !== undefined) props.saying.mutate(values)
      }}
    >
      {props.children}
      {isTried && isMissing && (
        <p className="error" role="alert">
          {t('casework.needSaid')}
        </p>
      )}
      <Refused error={props.saying.error} />
      <p>
        <button type="submit" className="btn" disabled={props.saying.isPending}>
          {props.verb}
        </button>
      </p>
    </form>
  )
}

function WordsField(props: { label: string; words: string; onWords: (words: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        className="input"
        maxLength={500}
        value={props.words}
        onChange={(event) => props.onWords(event.target.value)}
      />
    </div>
  )
}

/** Taking back ends it, so it is asked once more. */
function TakeBack({ actForId, report }: Props) {
  const [isAsking, setAsking] = useState(false)
  const taking = useSaying(t('casework.saidDown'), async (_: undefined, key) => {
    await call('POST /act-for/{actForId}/withdraw', { params: { actForId }, body: {}, key })
    setAsking(false)
  })
  return (
    <>
      <p>
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {t('casework.takeBack')}
        </button>
      </p>
      {isAsking && (
        <Dialog title={t('casework.takeBack')} onClose={() => setAsking(false)}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              taking.mutate(undefined)
            }}
          >
            <p>{t('casework.takeBackEffect', { number: report.number })}</p>
            <Refused error={taking.error} />
            <DialogEnd
              verb={t('casework.takeBack')}
              not={t('casework.notTakeBack')}
              onClose={() => setAsking(false)}
              isBusy={taking.isPending}
            />
          </form>
        </Dialog>
      )}
    </>
  )
}
