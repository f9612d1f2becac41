import { t } from '../words.ts'
import { Board } from './Board.tsx'

/** What was done and waits for an independent look. */
export function CheckingPage() {
  return (
    <Board path="/checking" title={t('shell.checking')} views={['to-check', 'overdue', 'closed']} />
  )
}
