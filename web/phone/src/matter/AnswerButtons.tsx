import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { Sheet } from '@linli/kit/parts/Sheet'
import { Shape } from '@linli/kit/shapes'
import { useState } from 'react'
import { useDraft } from '../outbox/useDraft.ts'
import { useOutbox } from '../outbox/useOutbox.ts'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import { actOnReport } from './answering.ts'

type Answer = 'solved' | 'unsolved'

/** 修好了 and 还没修好, equal in size and weight. Words are welcome, never asked for. */
export function AnswerButtons({ reportId }: { reportId: string }) {
  const [asked, setAsked] = useState<Answer>()
  const draft = useDraft(`answer:${reportId}`, { words: '' })
  const once = useOnce()
  const { waiting } = useOutbox()
  const isKept = waiting.some((one) => one.subjectId === reportId && one.act === 'answer')
  const words = draft.body.words.trim()
  const answer = async (said: Answer) => {
    const isTaken = await actOnReport<'POST /my/reports/{reportId}/answer'>(reportId, {
      route: 'POST /my/reports/{reportId}/answer',
      body: { answer: said, ...(words !== '' && { words }) },
      act: 'answer',
      title: t(said === 'solved' ? 'matter.solved' : 'matter.unsolved'),
    })
    if (isTaken) await draft.finish()
    setAsked(undefined)
  }
  if (isKept) return <p className="ink-wait">{t('matter.keptHere')}</p>
  return (
    <>
      <div className="two">
        <Button onClick={() => setAsked('solved')}>
          <Shape name="done" />
          {t('matter.solved')}
        </Button>
        <Button onClick={() => setAsked('unsolved')}>
          <Shape name="cross" />
          {t('matter.unsolved')}
        </Button>
      </div>
      <Sheet
        title={t(asked === 'unsolved' ? 'matter.unsolved' : 'matter.solved')}
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
      >
        <p>{t(asked === 'unsolved' ? 'matter.unsolvedEffect' : 'matter.solvedEffect')}</p>
        <Field label={t('matter.anyWords')} hint={t('matter.optional')}>
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
        <div className="two">
          <Button onClick={() => setAsked(undefined)}>{t('matter.notYet')}</Button>
          <Button
            kind="main"
            isBusy={once.isBusy}
            onClick={() => asked && void once.run(() => answer(asked))}
          >
            {t(asked === 'unsolved' ? 'matter.unsolved' : 'matter.solved')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
