import { nowInstant } from '@linli/kit/clock'
import { Button } from '@linli/kit/parts/Button'
import { ErrorSummary, Skeleton } from '@linli/kit/parts/States'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { enqueue } from '../outbox/perform.ts'
import { useDraft } from '../outbox/useDraft.ts'
import { Frame } from '../shell/Frame.tsx'
import { useSettings } from '../shell/settings.ts'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import { type ReportPart, ReportParts, partIds, partOfError } from './ReportParts.tsx'
import { emptyForm, formErrors, reportBody, titleOf } from './reportForm.ts'
import { errorSentence } from './reportWords.ts'

const parts = ['words', 'photos', 'place', 'contact'] as const satisfies readonly ReportPart[]

/** 反映问题: say, show, place. All on one page, or in elder mode one question a page. */
export function ReportPage() {
  const navigate = useNavigate()
  const { isElder } = useSettings()
  const draft = useDraft('report', emptyForm)
  const [step, setStep] = useState(0)
  const [attempt, setAttempt] = useState(0)
  const once = useOnce()
  const wrong = formErrors(draft.body, draft.photos.length)
  const errors = attempt > 0 ? wrong : []
  const submit = async () => {
    if (wrong[0]) {
      setAttempt(attempt + 1)
      setStep(parts.indexOf(partOfError(wrong[0])))
      return
    }
    const operationId = await enqueue({
      route: 'POST /reports',
      body: reportBody(
        draft.body,
        draft.photos.map((photo) => photo.photoId),
        nowInstant(),
      ),
      photos: draft.photos,
      form: draft.body,
      act: 'report',
      title: titleOf(draft.body.text, t('matter.onlyPhotos')),
    })
    await draft.finish()
    await navigate({ to: '/receipt/$operationId', params: { operationId }, replace: true })
  }
  const isLast = !isElder || step === parts.length - 1
  const back = () => (isElder && step > 0 ? setStep(step - 1) : void navigate({ to: '/' }))
  return (
    <Frame
      title={t('matter.report')}
      face="resident"
      onBack={back}
      act={
        <Button
          kind="main"
          isBusy={once.isBusy}
          onClick={() => (isLast ? void once.run(submit) : setStep(step + 1))}
        >
          {t(isLast ? 'matter.submit' : 'matter.next')}
        </Button>
      }
    >
      <p className="mb-3 text-[0.9375rem] text-ink2">
        {isElder
          ? t('matter.step', { step: step + 1, count: parts.length })
          : t('matter.oneMinute')}
      </p>
      <ErrorSummary
        attempt={attempt}
        errors={errors.map((error) => ({
          fieldId: partIds[partOfError(error)],
          words: errorSentence(error, draft.body),
        }))}
      />
      {draft.isReady ? (
        <ReportParts
          draft={draft}
          errors={errors}
          shown={isElder ? parts.slice(step, step + 1) : parts}
        />
      ) : (
        <Skeleton rows={4} />
      )}
    </Frame>
  )
}
