import { t } from '../words.ts'
import { Board } from './Board.tsx'

/** The checking desk files what was verified, and reads every proposed no. */
export function FilingPage() {
  return (
    <Board
      path="/filing"
      title={t('shell.filing')}
      views={['to-file', 'to-verify', 'second-reading', 'due-today', 'overdue']}
    />
  )
}
