import { Choice } from '@linli/kit/parts/Choice'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useState } from 'react'
import { t } from '../words.ts'
import { HerePanel } from './HerePanel.tsx'
import type { ChosenPlace } from './chosenPlace.ts'
import { PlaceList } from './PlaceList.tsx'
import { PlaceSearch } from './PlaceSearch.tsx'

const ways = ['search', 'list', 'here'] as const
type Way = (typeof ways)[number]
type Props = {
  isOpen: boolean
  /** An address found in what was written; the search begins with it. */
  phrase: string | undefined
  /** Where the list begins: the street, or the part of the grid somebody looks after. */
  startId: string | undefined
  onClose: () => void
  onChoose: (place: ChosenPlace) => void
}

/** Three ways to one place. */
export function PlaceSheet({ isOpen, phrase, startId, onClose, onChoose }: Props) {
  const [chosen, setWay] = useState<Way>()
  const way = chosen ?? (phrase ? 'search' : 'list')
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
      {way === 'list' && <PlaceList startId={startId} onChoose={onChoose} />}
      {way === 'here' && <HerePanel onChoose={onChoose} />}
    </Sheet>
  )
}
