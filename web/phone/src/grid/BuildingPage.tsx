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
  const [entranceId, setEntranceId] = useState<string>()
  const [opened, setOpened] = useState<Door>()
  const building = elevation.data
  const entrance =
    building?.entrances.find((one) => one.nodeId === entranceId) ?? building?.entrances[0]
  const View = isList ? DoorList : DoorGrid
  return (
    <Frame
      title={[building?.building.name ?? t('grid.building'), entrance?.name].join(' ')}
      face="field"
      onBack={() =>
        parentId
          ? navigate({ to: '/grid/$nodeId', params: { nodeId: parentId } })
          : navigate({ to: '/grid' })
      }
      actions={
        <Chip onClick={() => setList(!isList)}>{t(isList ? 'grid.asDoors' : 'grid.asList')}</Chip>
      }
    >
      {elevation.isPending && <Skeleton rows={6} />}
      {elevation.isError && !building && (
        <Failure
          error={elevation.error}
          phone={street?.phone}
          onRetry={() => void elevation.refetch()}
        />
      )}
      {building?.entrances.length === 0 && <Empty words={t('grid.noDoors')} />}
      {building && building.entrances.length > 1 && (
        <Choice
          legend={<span className="unseen">{t('grid.entrances')}</span>}
          layout="row"
          value={entrance?.nodeId}
          options={building.entrances.map((one) => ({ value: one.nodeId, label: one.name }))}
          onChoose={setEntranceId}
        />
      )}
      {building && entrance && (
        <View entrance={entrance} floors={building.floors} onOpen={setOpened} />
      )}
      <DoorSheet
        door={opened}
        building={building?.building.name ?? ''}
        onClose={() => setOpened(undefined)}
      />
    </Frame>
  )
}

type SheetProps = { door: Door | undefined; building: string; onClose: () => void }

function DoorSheet({ door, building, onClose }: SheetProps) {
  return (
    <Sheet
      title={t('grid.doorTitle', { door: door?.name ?? '' })}
      isOpen={door !== undefined}
      onClose={onClose}
    >
      <p className="text-ink2">{building}</p>
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
