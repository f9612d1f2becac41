import { useState } from 'react'
import { t } from '../words.ts'
import { DoorList } from './DoorList.tsx'
import { EntranceDoors } from './EntranceDoors.tsx'
import type { Door, ElevationData } from './elevation.ts'

type Props = {
  data: ElevationData
  chosen: string | undefined
  onDoor: (door: Door) => void
  /** Where a whole entrance may be chosen too. */
  onEntrance?: (nodeId: string) => void
}

/** Floors are rows, doors are columns; the twin is a list. */
export function Doors({ data, chosen, onDoor, onEntrance }: Props) {
  const [isList, setList] = useState(false)
  return (
    <>
      <div className="row wrap">
        <h2 className="grow">{t('grid.elevation')}</h2>
        <button type="button" className="btn" onClick={() => setList(!isList)}>
          {t(isList ? 'grid.doorElevation' : 'grid.doorList')}
        </button>
      </div>
      {isList ? (
        <DoorList data={data} chosen={chosen} onChoose={onDoor} />
      ) : (
        <>
          <p className="s">{t('grid.elevationHelp')}</p>
          <div className="entrances">
            {data.entrances.map((entrance) => (
              <EntranceDoors
                key={entrance.nodeId}
                entrance={entrance}
                floors={data.floors}
                chosen={chosen}
                onChoose={onDoor}
                onEntrance={onEntrance}
              />
            ))}
          </div>
        </>
      )}
    </>
  )
}
