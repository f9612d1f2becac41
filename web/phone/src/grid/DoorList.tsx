import { Icon } from '@linli/kit/icons'
import { t } from '../words.ts'
import type { DoorsProps } from './DoorGrid.tsx'
import { floorsOf } from './elevation.ts'

/** The twin of the elevation: the same doors, in the same order, as a list. */
export function DoorList({ entrance, floors, onOpen }: DoorsProps) {
  const doors = floorsOf(entrance, floors).flatMap((row) => row.doors)
  return (
    <ul className="rows mt-3" aria-label={t('grid.doorsOf', { entrance: entrance.name })}>
      {doors.map(
        (door) =>
          door && (
            <li key={door.nodeId}>
              <button type="button" className="row w-full text-left" onClick={() => onOpen(door)}>
                <Icon name="door" />
                <span className="row-title">{door.name}</span>
                <span className="row-when hint">{t('grid.floor', { floor: door.floor })}</span>
              </button>
            </li>
          ),
      )}
    </ul>
  )
}
