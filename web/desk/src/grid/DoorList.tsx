import { t } from '../words.ts'
import type { Door, ElevationData } from './elevation.ts'

/** The twin of the elevation: the same doors as a table. */
export function DoorList(props: {
  data: ElevationData
  chosen: string | undefined
  onChoose: (door: Door) => void
}) {
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{t('grid.entrance')}</th>
          <th scope="col">{t('grid.floorColumn')}</th>
          <th scope="col">{t('grid.door')}</th>
        </tr>
      </thead>
      <tbody>
        {props.data.entrances.flatMap((entrance) =>
          entrance.doors.map((door) => (
            <tr key={door.nodeId} data-selected={door.nodeId === props.chosen}>
              <td>{entrance.name}</td>
              <td>{t('grid.floor', { floor: door.floor })}</td>
              <td>
                <button type="button" className="link" onClick={() => props.onChoose(door)}>
                  {door.name}
                </button>
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
