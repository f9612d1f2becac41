import { useNavigate } from '@tanstack/react-router'
import type { Answer } from '@linli/kit/client'
import { Icon } from '@linli/kit/icons'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../words.ts'
import { useAnswer } from './asking.ts'
import { useLater } from './later.ts'
import { useMe } from './session.ts'

type Found = { id: string; title: string; detail: string; open: () => void }
const LIST = 'find-list'
const SHOWN = 5

/** Finds cases by number or words, and places; Enter without a choice lists all cases found. */
export function FindBox({ id }: { id: string }) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const found = useFound(text.trim(), isOpen)
  const navigate = useNavigate()
  const openAll = () => void navigate({ to: '/cases', search: { view: 'all', text: text.trim() } })
  const leave = () => {
    setText('')
    setOpen(false)
    setChosen(-1)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') {
      leave()
      event.currentTarget.blur()
    } else if (step !== undefined) {
      event.preventDefault()
      setChosen((was) => Math.max(-1, Math.min(found.length - 1, was + step)))
    } else if (event.key === 'Enter' && text.trim() !== '') {
      ;(found[chosen]?.open ?? openAll)()
      leave()
      event.currentTarget.blur()
    }
  }
  return (
    <div className="find" role="search">
      <Icon name="search" />
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={t('shell.find')}
        aria-expanded={isOpen && found.length > 0}
        aria-controls={LIST}
        aria-activedescendant={chosen >= 0 ? `${LIST}-${chosen}` : undefined}
        placeholder={t('shell.find')}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={leave}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
          setChosen(-1)
        }}
      />
      <kbd>/</kbd>
      <FoundList found={isOpen ? found : []} chosen={chosen} onLeave={leave} />
    </div>
  )
}

function FoundList(props: { found: readonly Found[]; chosen: number; onLeave: () => void }) {
  return (
    <ul
      id={LIST}
      className="found card"
      role="listbox"
      aria-label={t('shell.find')}
      hidden={props.found.length === 0}
    >
      {props.found.map((one, index) => (
        <li
          key={one.id}
          id={`${LIST}-${index}`}
          role="option"
          aria-selected={index === props.chosen}
          onMouseDown={(event) => {
            event.preventDefault()
            one.open()
            props.onLeave()
          }}
        >
          <b>{one.title}</b>
          <span className="s">{one.detail}</span>
        </li>
      ))}
    </ul>
  )
}

function useFound(text: string, isOpen: boolean): readonly Found[] {
  const navigate = useNavigate()
  const asked = useLater(text)
  const enabled = isOpen && asked !== ''
  const readsCases = useMe().data?.acting?.post !== 'administrator'
  const cases = useAnswer(
    'GET /cases',
    { query: { view: 'all', text: asked, limit: SHOWN } },
    { enabled: enabled && readsCases, keepsPrevious: true },
  ).data
  const places = useAnswer(
    'GET /grid/places',
    { query: { text: asked || '-' } },
    { enabled, keepsPrevious: true },
  ).data
  if (!enabled) return []
  const openCase = (caseId: string) => void navigate({ to: '/cases/$caseId', params: { caseId } })
  const openPlace = (node: string) => void navigate({ to: '/grid', search: { node } })
  return [
    ...foundCases(cases?.items ?? [], openCase),
    ...foundPlaces(places?.items ?? [], openPlace),
  ]
}

function foundCases(items: Answer<'GET /cases'>['items'], open: (caseId: string) => void): Found[] {
  return items.slice(0, SHOWN).map((item) => ({
    id: item.caseId,
    title: `${item.number} ${item.title}`,
    detail: item.place,
    open: () => open(item.caseId),
  }))
}

function foundPlaces(
  items: Answer<'GET /grid/places'>['items'],
  open: (nodeId: string) => void,
): Found[] {
  return items.slice(0, SHOWN).map(({ node, path }) => ({
    id: node.nodeId,
    title: node.name,
    detail: path.map(({ name }) => name).join(' › '),
    open: () => open(node.nodeId),
  }))
}
