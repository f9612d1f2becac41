import type { Elevation, GridNodePage } from '@linli/contract/grid/grid.schema'
import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { Empty } from '@linli/kit/parts/States'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answered } from '../shell/Answered.tsx'
import { t } from '../words.ts'
import { BuildingDoors } from './BuildingDoors.tsx'
import type { ChosenPlace } from './chosenPlace.ts'
import type { Door, Entrance } from './elevation.ts'
import { elevationQuery, stepsName } from './places.ts'

type Props = { page: GridNodePage; onChoose: (place: ChosenPlace) => void }

/** The entrances of a building to choose from, and its elevation for whoever means one door. */
export function InsideBuilding({ page, onChoose }: Props) {
  return (
    <Answered query={useQuery(elevationQuery(page.node.nodeId))}>
      {(elevation) =>
        elevation.entrances.length === 0 ? (
          <Empty words={t('grid.noDoors')} />
        ) : (
          <Inside page={page} elevation={elevation} onChoose={onChoose} />
        )
      }
    </Answered>
  )
}

function Inside({ page, elevation, onChoose }: Props & { elevation: Elevation }) {
  const [hasDoors, setDoors] = useState(false)
  const steps = [...page.path, page.node]
  const named = (entrance: Entrance) => [
    ...steps,
    { kind: 'entrance', name: entrance.name } as const,
  ]
  const chooseDoor = (door: Door, entrance: Entrance) => {
    const name = stepsName([...named(entrance), { kind: 'dwelling', name: door.name }])
    onChoose({ nodeId: door.nodeId, name })
  }
  return (
    <>
      <ul className="rows">
        {elevation.entrances.map((entrance) => (
          <li key={entrance.nodeId}>
            <button
              type="button"
              className="row w-full text-left"
              onClick={() =>
                onChoose({ nodeId: entrance.nodeId, name: stepsName(named(entrance)) })
              }
            >
              <Icon name="door" />
              <span className="row-title">{entrance.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button icon="home" aria-expanded={hasDoors} onClick={() => setDoors(!hasDoors)}>
        {t('grid.toOneDoor')}
      </Button>
      {hasDoors && <BuildingDoors elevation={elevation} isList={false} onOpen={chooseDoor} />}
    </>
  )
}
