import { Link } from '@tanstack/react-router'
import { Shape, type ShapeName } from '@linli/kit/shapes'
import type { View } from '../search.ts'
import { useCounts } from '../shell/SideNav.tsx'
import { t } from '../words.ts'

const shapes: Record<View, readonly [ShapeName, string]> = {
  'to-verify': ['new', 'ink-new'],
  'to-file': ['new', 'ink-new'],
  'to-dispatch': ['new', 'ink-new'],
  'due-today': ['soon', 'ink-soon'],
  overdue: ['over', 'ink-over'],
  returned: ['returned', 'ink-no'],
  handling: ['doing', 'ink-doing'],
  hung: ['hung', 'ink-wait'],
  'to-check': ['wait', 'ink-wait'],
  'second-reading': ['wait', 'ink-wait'],
  closed: ['done', 'ink-done'],
  'my-tasks': ['new', 'ink-new'],
  escalated: ['over', 'ink-over'],
  open: ['doing', 'ink-doing'],
  all: ['vacant', 'ink-wait'],
}

/** The figures of a board; each opens its list. */
export function BoardTabs(props: {
  path: '/dispatch' | '/inbox' | '/filing' | '/checking' | '/tasks' | '/decisions'
  views: readonly View[]
  current: View
}) {
  const counts = useCounts(true)
  return (
    <nav className="figs card" aria-label={t('casework.views')}>
      {props.views.map((view) => {
        const [shape, ink] = shapes[view]
        const count = counts(view)
        return (
          <Link
            key={view}
            to={props.path}
            search={{ view }}
            aria-current={view === props.current ? 'page' : undefined}
          >
            <span>
              <Shape name={shape} className={ink} />
              {t(`casework.view-${view}`)}
            </span>
            <b>{count === undefined ? '—' : count.toLocaleString('en-US')}</b>
          </Link>
        )
      })}
    </nav>
  )
}
