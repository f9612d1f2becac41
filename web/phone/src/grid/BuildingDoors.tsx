import type { Elevation } from '@linli/contract/grid/grid.schema'
import { Choice } from '@linli/kit/parts/Choice'
import { Empty } from '@linli/kit/parts/States'
import { useState } from 'react'
import { t } from '../words.ts'
import { DoorGrid } from './DoorGrid.tsx'
import { DoorList } from './DoorList.tsx'
import type { Door, Entrance } from './elevation.ts'

type Props = {
  elevation: Elevation
  isList: boolean
  onOpen: (door: Door, entrance: Entrance) => void
}

/** The doors of a building, one entrance at a time, as they lie or as a plain list. */
export function BuildingDoors({ elevation: { entrances, floors }, isList, onOpen }: Props) {
  const [entranceId, setEntranceId] = useState<string>()
  const entrance = entrances.find((one) => one.nodeId === entranceId) ?? entrances[0]
  const View = isList ? DoorList : DoorGrid
  if (!entrance) return <Empty words={t('grid.noDoors')} />
  return (
    <>
      {entrances.length > 1 && (
        <Choice
          legend={<span className="unseen">{t('grid.entrances')}</span>}
          layout="row"
          value={entrance.nodeId}
          options={entrances.map((one) => ({ value: one.nodeId, label: one.name }))}
          onChoose={setEntranceId}
        />
      )}
      <View entrance={entrance} floors={floors} onOpen={(door) => onOpen(door, entrance)} />
    </>
  )
}
