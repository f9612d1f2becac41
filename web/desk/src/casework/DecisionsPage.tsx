import { t } from '../words.ts'
import { Board } from './Board.tsx'

/** What only the street can decide: disputed units, hung cases, a proposed no, what was passed up overdue. */
export function DecisionsPage() {
  return (
    <Board
      path="/decisions"
      title={t('shell.decisions')}
      views={['second-reading', 'escalated', 'returned', 'hung', 'due-today', 'overdue']}
    />
  )
}
