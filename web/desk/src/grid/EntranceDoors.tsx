import { type KeyboardEvent, useRef, useState } from 'react'
import { t } from '../words.ts'
import type { Door, ElevationData } from './elevation.ts'

type Props = {
  entrance: ElevationData['entrances'][number]
  floors: number
  chosen: string | undefined
  onChoose: (door: Door) => void
  onEntrance?: ((nodeId: string) => void) | undefined
}

const steps: Record<string, readonly [floor: number, door: number]> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The doors of one entrance, top floor first; arrow keys move as the doors lie. */
export function EntranceDoors({ entrance, floors, chosen, onChoose, onEntrance }: Props) {
  const [at, setAt] = useState(entrance.doors[0])
  const table = useRef<HTMLTableElement>(null)
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || at === undefined) return
    event.preventDefault()
    const next = doorAt(entrance.doors, at.floor + step[0], at.door + step[1])
    if (next === undefined) return
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-door="${next.nodeId}"]`)?.focus()
  }
  return (
    <div className="entrance" data-own-arrows="">
      <h3>
        {onEntrance === undefined ? (
          entrance.name
        ) : (
          <button
            type="button"
            className="door"
            aria-pressed={entrance.nodeId === chosen}
            onClick={() => onEntrance(entrance.nodeId)}
          >
            {entrance.name}
          </button>
        )}
      </h3>
      <table ref={table} className="elevation" onKeyDown={press}>
        <tbody>
          {Array.from({ length: floors }, (_, index) => floors - index).map((floor) => (
            <tr key={floor}>
              <th scope="row">{t('grid.floor', { floor })}</th>
              {Array.from({ length: entrance.doorsPerFloor }, (_, index) => {
                const door = doorAt(entrance.doors, floor, index + 1)
                return (
                  <td key={index}>
                    {door && (
                      <button
                        type="button"
                        className="door"
                        data-door={door.nodeId}
                        tabIndex={door === at ? 0 : -1}
                        aria-pressed={door.nodeId === chosen}
                        onFocus={() => setAt(door)}
                        onClick={() => onChoose(door)}
                      >
                        {door.name}
                      </button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function doorAt(doors: readonly Door[], floor: number, door: number): Door | undefined {
  return doors.find((one) => one.floor === floor && one.door === door)
}
