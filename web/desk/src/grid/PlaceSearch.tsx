import type { Answer } from '@linli/kit/client'
import { errorWords } from '@linli/kit/problem'
import { kitWords } from '@linli/kit/words'
import { Select } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../shell/asking.ts'
import { useLater } from '../shell/later.ts'
import { t } from '../words.ts'
import { stepsTo } from './grid-data.ts'

export type FoundPlace = Answer<'GET /grid/places'>['items'][number]

/** Finds a place by code, name, pinyin initials or an address such as 3-2-501. */
export function PlaceSearch(props: {
  label: string
  id?: string
  within?: string
  onFound: (place: FoundPlace) => void
}) {
  const [text, setText] = useState('')
  const asked = useLater(text.trim())
  const found = useAnswer(
    'GET /grid/places',
    { query: { text: asked || '-', ...(props.within !== undefined && { within: props.within }) } },
    { enabled: asked !== '', keepsPrevious: true },
  )
  const items = asked === '' || found.isError ? [] : (found.data?.items ?? [])
  return (
    <Select
      {...(props.id !== undefined && { id: props.id })}
      aria-label={props.label}
      className="select"
      value={null}
      placeholder={t('grid.searchHint')}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={<NothingYet text={text.trim()} asked={asked} query={found} />}
      onChange={(_, option) => {
        const nodeId = option !== undefined && 'value' in option ? option.value : undefined
        const place = items.find(({ node }) => node.nodeId === nodeId)
        if (place) props.onFound(place)
      }}
      options={optionsOf(items, found.data?.more ?? false)}
    />
  )
}

type Query = { isFetching: boolean; isError: boolean; error: unknown; refetch: () => unknown }

/** Nothing typed, still looking, no answer, or really nothing found: four different things. */
function NothingYet({ text, asked, query }: { text: string; asked: string; query: Query }) {
  if (text === '') return t('grid.searchStart')
  if (text !== asked || query.isFetching)
    return <span role="status">{kitWords('kit.loading')}</span>
  if (!query.isError) return t('grid.searchNone')
  return (
    <span role="alert">
      {errorWords(query.error)}{' '}
      <button
        type="button"
        className="link"
        // The list closes when its field loses the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void query.refetch()}
      >
        {kitWords('kit.again')}
      </button>
    </span>
  )
}

/** What was found, and last a line that is no choice when there is more. */
function optionsOf(items: readonly FoundPlace[], more: boolean) {
  const places = items.map((place) => ({
    value: place.node.nodeId as string,
    label: stepsTo(place)
      .slice(1)
      .map(({ name }) => name)
      .join(' › '),
  }))
  const hint = { value: '', label: t('grid.moreFound'), disabled: true }
  return places.length > 0 && more ? [...places, hint] : places
}
