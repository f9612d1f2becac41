import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from '../shell/answered.tsx'
import { t } from '../words.ts'
import { Doors } from './Doors.tsx'
import { type Door, type ElevationData, useElevation } from './elevation.ts'

/** A building as one sees it, on the page of its place. */
export function BuildingElevation({ nodeId }: { nodeId: string }) {
  const elevation = useElevation(nodeId)
  return <Answered query={elevation}>{(data) => <Elevation data={data} />}</Answered>
}

function Elevation({ data }: { data: ElevationData }) {
  const [door, setDoor] = useState<Door>()
  return (
    <section className="card box">
      <Doors data={data} chosen={door?.nodeId} onDoor={setDoor} />
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
