import { Field } from '@linli/kit/parts/Field'
import { Empty, Failure, Skeleton } from '@linli/kit/parts/States'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSettled } from '../shell/useSettled.ts'
import { t } from '../words.ts'
import type { ChosenPlace } from './chosenPlace.ts'
import { placeName, searchQuery } from './places.ts'

type Props = { phrase: string | undefined; onChoose: (place: ChosenPlace) => void }

/** Finds a place by its name, its first letters in pinyin, or an address such as 3-2-501. */
export function PlaceSearch({ phrase, onChoose }: Props) {
  const [text, setText] = useState(phrase ?? '')
  const asked = useSettled(text.trim())
  const found = useQuery({ ...searchQuery(asked), enabled: asked !== '' })
  return (
    <div className="grid gap-3">
      <Field label={t('grid.searchLabel')} hint={t('grid.searchHint')}>
        {(wiring) => (
          <input
            {...wiring}
            type="search"
            value={text}
            maxLength={60}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {asked !== '' && found.isPending && <Skeleton rows={2} />}
      {found.isError && <Failure error={found.error} />}
      {found.data?.items.length === 0 && <Empty words={t('grid.nothingFound')} />}
      <ul className="grid gap-2">
        {found.data?.items.map((place) => (
          <li key={place.node.nodeId}>
            <button
              type="button"
              className="btn btn-wide"
              onClick={() => onChoose({ nodeId: place.node.nodeId, name: placeName(place) })}
            >
              {placeName(place)}
            </button>
          </li>
        ))}
      </ul>
      {found.data?.more && <p className="hint">{t('grid.moreFound')}</p>}
    </div>
  )
}
