import { Dialog } from '../../shell/Dialog.tsx'
import { t } from '../../words.ts'
import type { CasePageData } from '../case-words.ts'
import { DispatchForm } from './DispatchForm.tsx'

/** The dispatch form on the page of one case. */
export function DispatchDialog({ page, onClose }: { page: CasePageData; onClose: () => void }) {
  return (
    <Dialog title={t('casework.dispatchTitle', { number: page.number })} onClose={onClose}>
      <DispatchForm page={page} onDone={onClose} isAlone />
    </Dialog>
  )
}
