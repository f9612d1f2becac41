import type { Elevation } from '@linli/contract/grid/grid.schema'
import { Chip } from '@linli/kit/parts/Button'
import { Choice } from '@linli/kit/parts/Choice'
import { Sheet } from '@linli/kit/parts/Sheet'
import { Empty, Failure, Skeleton } from '@linli/kit/parts/States'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { DoorGrid } from './DoorGrid.tsx'
import { DoorList } from './DoorList.tsx'
import type { Door } from './elevation.ts'
import { elevationQuery, nodeQuery } from './places.ts'

/** A building as floors and doors, one entrance at a time, or as a plain list of names. */
export function BuildingPage() {
  const { nodeId } = useParams({ from: '/buildings/$nodeId' })
  const navigate = useNavigate()
  const street = useStreet()
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
      {elevation.isPending && <Skeleton rows={6} />}
      {elevation.isError && !elevation.data && (
        <Failure
          error={elevation.error}
          phone={street?.phone}
          onRetry={() => void elevation.refetch()}
        />
      )}
      {elevation.data && <Doors elevation={elevation.data} isList={isList} />}
    </Frame>
  )
}

function Doors({ elevation, isList }: { elevation: Elevation; isList: boolean }) {
  const { building, entrances, floors } = elevation
  const [entranceId, setEntranceId] = useState<string>()
  const [opened, setOpened] = useState<Door>()
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
      <View entrance={entrance} floors={floors} onOpen={setOpened} />
      <DoorSheet
        door={opened}
        place={`${building.name} ${entrance.name}`}
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
