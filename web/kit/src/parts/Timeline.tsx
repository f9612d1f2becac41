import type { ReactNode } from 'react'
import { momentWords } from '../clock.ts'
import { kitWords } from '../words.ts'

export type TimelineEntry = {
  id: string
  at: string
  axis: 'supervision' | 'command' | 'reporter'
  title: string
  by: string
  words?: string | undefined
  more?: ReactNode
}
type Props = {
  entries: readonly TimelineEntry[]
  next?: string | undefined
  at: number
  /** 监督 and 指挥 are words of those who work here; residents are spared them. */
  hasAxes: boolean
}

/** Newest first, and what comes next above all. Lines are only ever added. */
export function Timeline({ entries, next, at, hasAxes }: Props) {
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <ol className="timeline">
      {next && (
        <li className="timeline-next">
          <span className="hint">{kitWords('kit.nextStep')}</span>
          <b>{next}</b>
        </li>
      )}
      {newestFirst.map((entry) => (
        <li key={entry.id}>
          {hasAxes && (
            <span className={`axis axis-${entry.axis}`}>{kitWords(`kit.${entry.axis}`)}</span>
          )}
          <b>{entry.title}</b>
          <span className="hint">
            <time dateTime={entry.at}>{momentWords(entry.at, at)}</time>
            {entry.by !== '' && ` · ${entry.by}`}
          </span>
          {entry.words && <p className="timeline-words">{entry.words}</p>}
          {entry.more}
        </li>
      ))}
    </ol>
  )
}
