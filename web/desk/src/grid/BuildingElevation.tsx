import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { t } from '../words.ts'
import type { Door, ElevationData } from './elevation.ts'
import { DoorList } from './DoorList.tsx'
import { EntranceDoors } from './EntranceDoors.tsx'
import type { NodeStep } from './grid-data.ts'

/** A building as one sees it: floors are rows, doors are columns; its twin is a list. */
export function BuildingElevation(props: { nodeId: string; path: readonly NodeStep[] }) {
  const elevation = useAnswer('GET /grid/nodes/{nodeId}/elevation', {
    params: { nodeId: props.nodeId },
  })
  return <Answered query={elevation}>{(data) => <Elevation data={data} />}</Answered>
}

function Elevation({ data }: { data: ElevationData }) {
  const [isList, setList] = useState(false)
  const [door, setDoor] = useState<Door>()
  return (
    <section className="card box">
      <div className="row wrap">
        <h2 className="grow">{t('grid.elevation')}</h2>
        <button type="button" className="btn" onClick={() => setList(!isList)}>
          {t(isList ? 'grid.doorElevation' : 'grid.doorList')}
        </button>
      </div>
      {isList ? (
        <DoorList data={data} chosen={door?.nodeId} onChoose={setDoor} />
      ) : (
        <>
          <p className="s">{t('grid.elevationHelp')}</p>
          <div className="entrances">
            {data.entrances.map((entrance) => (
              <EntranceDoors
                key={entrance.nodeId}
                entrance={entrance}
                floors={data.floors}
                chosen={door?.nodeId}
                onChoose={setDoor}
              />
            ))}
          </div>
        </>
      )}
      <ChosenDoor data={data} door={door} />
    </section>
  )
}

function ChosenDoor({ data, door }: { data: ElevationData; door: Door | undefined }) {
  const entrance = data.entrances.find(({ doors }) => doors.some((one) => one === door))
  return (
    <p role="status" className="chosen-door">
      {door === undefined ? (
        <span className="s">{t('grid.noDoor')}</span>
      ) : (
        <>
          <b>{[data.building.name, entrance?.name, door.name].filter(Boolean).join(' ')}</b>{' '}
          <Link to="/cases" search={{ under: door.nodeId }}>
            {t('grid.casesHere')}
          </Link>
        </>
      )}
    </p>
  )
}
