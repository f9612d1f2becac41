import { useNavigate } from '@tanstack/react-router'
import { type Answer, send } from '@linli/kit/client'
import { Icon } from '@linli/kit/icons'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../words.ts'
import { useAnswer } from './asking.ts'
import { useLater } from './later.ts'
import { useMe } from './session.ts'

type Found = { id: string; title: string; detail: string; open: () => void }
const LIST = 'find-list'
const SHOWN = 5

/** Finds cases by number or words, and places; Enter without a choice opens the case of that number, else lists all cases found. */
export function FindBox({ id }: { id: string }) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const { found, isNothing } = useFound(text.trim(), isOpen)
  const navigate = useNavigate()
  const openAll = async () => {
    const caseId = await caseOfNumber(text.trim())
    if (caseId !== undefined) return navigate({ to: '/cases/$caseId', params: { caseId } })
    return navigate({ to: '/cases', search: { view: 'all', text: text.trim() } })
  }
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
      const open = found[chosen]?.open ?? (() => void openAll())
      open()
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
      <p className="found nothing card s" role="status" hidden={!isNothing}>
        {isNothing && t('shell.foundNothing', { text: text.trim() })}
      </p>
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

const caseNumber = /^\d{6}-\d+$/

/** The case whose whole number this is, if the reader may see it. */
async function caseOfNumber(text: string): Promise<string | undefined> {
  if (!caseNumber.test(text)) return undefined
  const asked = send('GET /cases', { query: { view: 'all', text, limit: SHOWN } })
  const page = await (asked as Promise<Answer<'GET /cases'>>).catch(() => undefined)
  return page?.items.find(({ number }) => number === text)?.caseId
}

type Search = { found: readonly Found[]; isNothing: boolean }

function useFound(text: string, isOpen: boolean): Search {
  const asked = useLater(text)
  const enabled = isOpen && asked !== ''
  const cases = useFoundCases(asked, enabled)
  const places = useFoundPlaces(asked, enabled)
  if (!enabled) return { found: [], isNothing: false }
  const found = [...cases.found, ...places.found]
  const isAnswered = asked === text && cases.isSettled && places.isSettled
  return { found, isNothing: isAnswered && found.length === 0 }
}

function useFoundCases(text: string, enabled: boolean) {
  const navigate = useNavigate()
  const readsCases = useMe().data?.acting?.post !== 'administrator'
  const query = useAnswer(
    'GET /cases',
    { query: { view: 'all', text, limit: SHOWN } },
    { enabled: enabled && readsCases, keepsPrevious: true },
  )
  const open = (caseId: string) => void navigate({ to: '/cases/$caseId', params: { caseId } })
  return { found: foundCases(query.data?.items ?? [], open), isSettled: isSettled(query) }
}

function useFoundPlaces(text: string, enabled: boolean) {
  const navigate = useNavigate()
  const query = useAnswer(
    'GET /grid/places',
    { query: { text: text || '-' } },
    { enabled, keepsPrevious: true },
  )
  const open = (node: string) => void navigate({ to: '/grid', search: { node } })
  return { found: foundPlaces(query.data?.items ?? [], open), isSettled: isSettled(query) }
}

function isSettled(query: { isFetching: boolean; isPlaceholderData: boolean; isError: boolean }) {
  return !query.isFetching && !query.isPlaceholderData && !query.isError
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
