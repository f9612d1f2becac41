import { t } from '../words.ts'
import { Board } from './Board.tsx'

/** What a unit was given, with what it can do about it. */
export function TasksPage() {
  return (
    <Board
      path="/tasks"
      title={t('shell.tasks')}
      views={['my-tasks', 'due-today', 'overdue', 'handling', 'closed']}
    />
  )
}
