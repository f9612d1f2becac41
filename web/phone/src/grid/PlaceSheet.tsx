import { Choice } from '@linli/kit/parts/Choice'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useState } from 'react'
import { t } from '../words.ts'
import type { ChosenPlace } from './chosenPlace.ts'
import { HerePanel } from './HerePanel.tsx'
import { PlaceList } from './PlaceList.tsx'
import { PlaceMap } from './PlaceMap.tsx'
import { PlaceSearch } from './PlaceSearch.tsx'
import { useWalk } from './useWalk.ts'

const ways = ['search', 'list', 'map', 'here'] as const
type Way = (typeof ways)[number]
type Props = {
  isOpen: boolean
  /** An address found in what was written; the search begins with it. */
  phrase: string | undefined
  /** Where list and map begin: the street, or the part of the grid somebody looks after. */
  startId: string | undefined
  onClose: () => void
  onChoose: (place: ChosenPlace) => void
}

/** Several ways to one place. The map never stands without the list, and both show the same. */
export function PlaceSheet({ isOpen, phrase, startId, onClose, onChoose }: Props) {
  const [chosen, setWay] = useState<Way>()
  const walk = useWalk(startId)
  const way = chosen ?? (phrase ? 'search' : 'list')
  const pinned = way === 'map' && walk.pin ? ({ way, point: walk.pin } as const) : {}
  return (
    <Sheet title={t('grid.where')} isOpen={isOpen} onClose={onClose}>
      <Choice
        legend={<span className="unseen">{t('grid.how')}</span>}
        layout="row"
        value={way}
        options={ways.map((one) => ({ value: one, label: t(`grid.way-${one}`) }))}
        onChoose={setWay}
      />
      {way === 'search' && <PlaceSearch phrase={phrase} onChoose={onChoose} />}
      {way === 'map' && <PlaceMap nodeId={walk.nodeId} pin={walk.pin} onPick={walk.point} />}
      {(way === 'list' || way === 'map') && (
        <PlaceList
          nodeId={walk.nodeId}
          onGo={walk.go}
          onBack={walk.back}
          onChoose={(place) => onChoose({ ...place, ...pinned })}
        />
      )}
      {way === 'here' && <HerePanel onChoose={onChoose} />}
    </Sheet>
  )
}
