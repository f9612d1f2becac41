import { type KeyboardEvent, useRef, useState } from 'react'
import { t } from '../words.ts'
import { type Door, doorAfter, type Entrance, floorsOf } from './elevation.ts'

export type DoorsProps = { entrance: Entrance; floors: number; onOpen: (door: Door) => void }

/** Rows are floors and columns are doors. Arrows move, Enter opens; one Tab stop in all. */
export function DoorGrid({ entrance, floors, onOpen }: DoorsProps) {
  const rows = floorsOf(entrance, floors)
  const grid = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string>()
  const doors = rows.flatMap((row) => row.doors)
  const stop = doors.find((door) => door?.nodeId === current) ?? doors.find((door) => door)
  const move = (event: KeyboardEvent) => {
    if (!stop || !event.key.startsWith('Arrow')) return
    event.preventDefault()
    const next = doorAfter(rows, stop.nodeId, event.key)
    setCurrent(next)
    grid.current?.querySelector<HTMLElement>(`[data-door="${next}"]`)?.focus()
  }
  return (
    <div
      ref={grid}
      role="grid"
      className="mt-3 grid gap-1.5 overflow-x-auto pb-2"
      aria-label={t('grid.doorsOf', { entrance: entrance.name })}
      onKeyDown={move}
    >
      {rows.map((row) => (
        <div
          key={row.floor}
          role="row"
          className="doors"
          style={{
            gridTemplateColumns: `1.25rem repeat(${row.doors.length}, minmax(3.75rem, 1fr))`,
          }}
        >
          <span role="rowheader" className="hint text-center">
            <span aria-hidden="true">{row.floor}</span>
            <span className="unseen">{t('grid.floor', { floor: row.floor })}</span>
          </span>
          {row.doors.map((door, column) => (
            <span role="gridcell" key={door?.nodeId ?? column}>
              {door && (
                <button
                  type="button"
                  className="door w-full"
                  data-door={door.nodeId}
                  tabIndex={door.nodeId === stop?.nodeId ? 0 : -1}
                  aria-label={t('grid.doorLabel', { floor: door.floor, door: door.name })}
                  onFocus={() => setCurrent(door.nodeId)}
                  onClick={() => onOpen(door)}
                >
                  <b>{door.name}</b>
                </button>
              )}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
