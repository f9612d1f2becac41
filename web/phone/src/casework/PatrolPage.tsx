import { Button } from '@linli/kit/parts/Button'
import { Choice } from '@linli/kit/parts/Choice'
import { ErrorSummary, Skeleton } from '@linli/kit/parts/States'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCatalogue } from '../matter/catalogue.ts'
import { sayWithUndo } from '../outbox/changing.ts'
import { useDraft } from '../outbox/useDraft.ts'
import { Frame } from '../shell/Frame.tsx'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import { PatrolFields, SettledFields } from './PatrolFields.tsx'
import { emptyPatrol, type PatrolForm, keepPatrol, patrolErrors } from './patrolForm.ts'

const results = ['send', 'settled'] as const

/** 记一个问题: photo first, where it is, and whether it is already settled or somebody must be sent. */
export function PatrolPage() {
  const navigate = useNavigate()
  const { place } = useSearch({ from: '/note' })
  const draft = useDraft<PatrolForm>('patrol', emptyPatrol)
  const once = useOnce()
  const catalogue = useCatalogue()
  const [attempt, setAttempt] = useState(0)
  const { body: form } = draft
  useEffect(() => {
    if (draft.isReady && place) draft.write({ place: { nodeId: place } })
  }, [place, draft.isReady])
  const wrong = patrolErrors(form, draft.photos.length, catalogue)
  const errors = attempt > 0 ? wrong : []
  const submit = async () => {
    if (wrong.length > 0) return setAttempt(attempt + 1)
    const operationId = await keepPatrol(form, draft.photos)
    await draft.finish()
    await navigate({ to: '/today' })
    const words = t('matter.noted', { act: t('casework.noteProblem') })
    await sayWithUndo(words, operationId, navigate)
  }
  return (
    <Frame
      title={t('casework.noteProblem')}
      face="field"
      onBack={() => navigate({ to: '/today' })}
      act={
        <Button kind="main" isBusy={once.isBusy} onClick={() => void once.run(submit)}>
          {t('casework.noteDown')}
        </Button>
      }
    >
      <ErrorSummary
        attempt={attempt}
        errors={errors.map((error) => ({ words: t(`casework.wrong-${error}`) }))}
      />
      {!draft.isReady && <Skeleton />}
      {draft.isReady && (
        <div className="grid gap-4">
          <PatrolFields draft={draft} errors={errors} />
          <Choice
            legend={t('casework.whatNow')}
            layout="row"
            value={form.result}
            options={results.map((value) => ({ value, label: t(`casework.result-${value}`) }))}
            onChoose={(result) => draft.write({ result })}
          />
          {form.result === 'settled' && <SettledFields draft={draft} errors={errors} />}
        </div>
      )}
    </Frame>
  )
}
