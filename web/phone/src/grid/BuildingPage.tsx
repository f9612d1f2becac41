import type { Elevation } from '@linli/contract/grid/grid.schema'
import { Chip } from '@linli/kit/parts/Button'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from '../shell/Answered.tsx'
import { Frame } from '../shell/Frame.tsx'
import { t } from '../words.ts'
import { BuildingDoors } from './BuildingDoors.tsx'
import type { Door, Entrance } from './elevation.ts'
import { elevationQuery, nodeQuery } from './places.ts'

/** A building as floors and doors, one entrance at a time, or as a plain list of names. */
export function BuildingPage() {
  const { nodeId } = useParams({ from: '/buildings/$nodeId' })
  const navigate = useNavigate()
  const elevation = useQuery(elevationQuery(nodeId))
  const parentId = useQuery(nodeQuery(nodeId)).data?.node.parentId
  const [isList, setList] = useState(false)
  const back = () =>
    parentId
      ? navigate({ to: '/grid/$nodeId', params: { nodeId: parentId } })
      : navigate({ to: '/grid' })
  return (
    <Frame
      title={elevation.data?.building.name ?? t('grid.building')}
      face="field"
      onBack={() => void back()}
      actions={
        <Chip onClick={() => setList(!isList)}>{t(isList ? 'grid.asDoors' : 'grid.asList')}</Chip>
      }
    >
      <Answered query={elevation} rows={6}>
        {(found) => <Doors elevation={found} isList={isList} />}
      </Answered>
    </Frame>
  )
}

function Doors({ elevation, isList }: { elevation: Elevation; isList: boolean }) {
  const [opened, setOpened] = useState<{ door: Door; entrance: Entrance }>()
  return (
    <>
      <BuildingDoors
        elevation={elevation}
        isList={isList}
        onOpen={(door, entrance) => setOpened({ door, entrance })}
      />
      <DoorSheet
        door={opened?.door}
        place={`${elevation.building.name} ${opened?.entrance.name ?? ''}`}
        onClose={() => setOpened(undefined)}
      />
    </>
  )
}

type SheetProps = { door: Door | undefined; place: string; onClose: () => void }

function DoorSheet({ door, place, onClose }: SheetProps) {
  return (
    <Sheet
      title={t('grid.doorTitle', { door: door?.name ?? '' })}
      isOpen={door !== undefined}
      onClose={onClose}
    >
      <p className="text-ink2">{place}</p>
      <Link
        to="/note"
        search={door ? { place: door.nodeId } : {}}
        className="btn btn-main min-h-[3.75rem]"
      >
        {t('grid.noteHere')}
      </Link>
    </Sheet>
  )
}
