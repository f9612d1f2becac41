import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { Shape } from '@linli/kit/shapes'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { t } from '../words.ts'
import type { ChosenPlace } from './chosenPlace.ts'
import { PlaceSheet } from './PlaceSheet.tsx'
import { placePhrase } from './placePhrase.ts'
import { knownDoorName, nodeQuery, placeName, searchQuery } from './places.ts'

const OFFERED = 4
type Props = {
  id: string
  /** What was written, once its writer paused; an address in it is looked up. */
  settled: string
  value: ChosenPlace | undefined
  onChoose: (place: ChosenPlace | undefined) => void
  /** Where the list begins; the street if it is not said. */
  startId?: string | undefined
  error?: string | undefined
}

/** Where it is: recognised in the words, chosen from the list, or the phone's position used once. */
export function PlaceField({ id, settled, value, onChoose, startId, error }: Props) {
  const [isOpen, setOpen] = useState(false)
  const phrase = placePhrase(settled)
  return (
    <div>
      {value ? (
        <Chosen place={value} onChange={() => setOpen(true)} />
      ) : (
        <>
          <Button id={id} icon="pin" isWide onClick={() => setOpen(true)}>
            {t('grid.choosePlace')}
          </Button>
          {phrase && <Recognised phrase={phrase} onChoose={onChoose} />}
          {error && <FieldError words={error} />}
        </>
      )}
      <PlaceSheet
        isOpen={isOpen}
        phrase={phrase}
        startId={startId}
        onClose={() => setOpen(false)}
        onChoose={(place) => {
          onChoose(place)
          setOpen(false)
        }}
      />
    </div>
  )
}

function FieldError({ words }: { words: string }) {
  return (
    <p className="field-error mt-1">
      <Shape name="over" />
      {words}
    </p>
  )
}

type RecognisedProps = { phrase: string; onChoose: (place: ChosenPlace) => void }

/** An address in the words: the only match is taken, of several one is asked for. */
function Recognised({ phrase, onChoose }: RecognisedProps) {
  const found = useQuery(searchQuery(phrase)).data
  const matches = found?.items ?? []
  const hasMore = matches.length > OFFERED || found?.more === true
  const onlyId = matches.length === 1 ? matches[0]?.node.nodeId : undefined
  useEffect(() => {
    if (onlyId) onChoose({ nodeId: onlyId, way: 'words' })
  }, [onlyId])
  if (matches.length < 2) return null
  return (
    <div className="mt-2 grid gap-2">
      <p className="hint">{t('grid.whichOne')}</p>
      {matches.slice(0, OFFERED).map((match) => (
        <Button
          key={match.node.nodeId}
          onClick={() =>
            onChoose({ nodeId: match.node.nodeId, name: placeName(match), way: 'words' })
          }
        >
          {placeName(match)}
        </Button>
      ))}
      {hasMore && <p className="hint">{t('grid.moreFound')}</p>}
    </div>
  )
}

type ChosenProps = { place: ChosenPlace; onChange: () => void }

function Chosen({ place, onChange }: ChosenProps) {
  const client = useQueryClient()
  const node = useQuery(nodeQuery(place.nodeId)).data
  const name = place.name ?? (node ? placeName(node) : knownDoorName(client, place.nodeId))
  return (
    <div className="card flex items-center gap-3 px-4 py-2.5">
      <Icon name="pin" className="text-brand" />
      <div className="min-w-0 flex-1">
        <p className="leading-snug font-bold">{name ?? t('grid.placeChosen')}</p>
        {place.words && <p className="hint">{place.words}</p>}
        {place.way && <p className="hint">{t(`grid.from-${place.way}`)}</p>}
      </div>
      <Button kind="quiet" onClick={onChange}>
        {t('grid.changePlace')}
      </Button>
    </div>
  )
}
