import { t } from '../words.ts'
import { Board } from './Board.tsx'

/** The dispatch desk: untouched cases first, the most urgent on top. */
export function DispatchPage() {
  return (
    <Board
      path="/dispatch"
      title={t('shell.dispatch')}
      views={['to-dispatch', 'due-today', 'overdue', 'returned', 'handling', 'hung', 'to-check']}
    />
  )
}
