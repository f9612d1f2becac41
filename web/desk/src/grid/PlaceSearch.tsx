import type { Answer } from '@linli/kit/client'
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
  ).data
  const items = asked === '' ? [] : (found?.items ?? [])
  return (
    <Select
      {...(props.id !== undefined && { id: props.id })}
      aria-label={props.label}
      className="select"
      value={null}
      placeholder={t('grid.searchHint')}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={asked === '' ? t('grid.searchStart') : t('grid.searchNone')}
      onChange={(_, option) => {
        const nodeId = option !== undefined && 'value' in option ? option.value : undefined
        const place = items.find(({ node }) => node.nodeId === nodeId)
        if (place) props.onFound(place)
      }}
      options={optionsOf(items, found?.more ?? false)}
    />
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
