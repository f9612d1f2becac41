import { Dialog } from '../shell/Dialog.tsx'
import { t } from '../words.ts'
import { Derivation, useLimitStep } from './Derivation.tsx'

/** The arithmetic behind a deadline, opened from any list. */
export function DerivationDialog(props: {
  item: { caseId: string; number: string; dueAt?: string | undefined }
  step?: string
  onClose: () => void
}) {
  const step = useLimitStep(props.item, props.step)
  return (
    <Dialog
      title={t('casework.derivationOf', { number: props.item.number })}
      onClose={props.onClose}
    >
      {step === undefined ? (
        <p className="s">{t('casework.noLimit')}</p>
      ) : (
        <Derivation caseId={props.item.caseId} step={step} />
      )}
    </Dialog>
  )
}
