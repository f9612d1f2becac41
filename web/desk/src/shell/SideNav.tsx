import { Link } from '@tanstack/react-router'
import { Icon } from '@linli/kit/icons'
import { t, words } from '../words.ts'
import { useAnswer } from './asking.ts'
import { type DeskPlace, placesFor } from './desk-map.ts'
import { placeWords } from './post-words.ts'
import { type HeldPost, useStreet } from './session.ts'

const groups = [
  { group: 'work', word: 'shell.groupWork' },
  { group: 'base', word: 'shell.groupBase' },
  { group: 'rules', word: 'shell.groupRules' },
] as const

/** Only what the post may open, each with the number of its open things. */
export function SideNav({ acting, isOpen }: { acting: HeldPost | undefined; isOpen: boolean }) {
  const places = placesFor(acting?.post)
  const counts = useCounts(places.some((place) => place.count !== undefined))
  return (
    <nav id="nav" className="nav" aria-label={t('shell.nav')} data-open={isOpen}>
      {groups.map(({ group, word }) => {
        const inGroup = places.filter((place) => place.group === group)
        if (inGroup.length === 0) return null
        return (
          <div key={group}>
            <h2>{t(word)}</h2>
            {inGroup.map((place) => (
              <NavLink key={place.path} place={place} count={counts(place.count)} />
            ))}
          </div>
        )
      })}
      <NavFoot acting={acting} />
    </nav>
  )
}

function NavLink({ place, count }: { place: DeskPlace; count: number | undefined }) {
  return (
    <Link to={place.path} activeOptions={{ exact: false, includeSearch: false }}>
      <Icon name={place.icon} />
      {words(place.word)}
      {count !== undefined && <span className="n">{count.toLocaleString('en-US')}</span>}
    </Link>
  )
}

function NavFoot({ acting }: { acting: HeldPost | undefined }) {
  const street = useStreet().data
  const place = acting === undefined ? undefined : placeWords(acting)
  return (
    <p className="foot">
      <span>{[street?.streetName, place].filter(Boolean).join(' · ')}</span>
      <span>{t(scopeWord(acting?.post, place))}</span>
    </p>
  )
}

function scopeWord(post: HeldPost['post'] | undefined, place: string | undefined) {
  if (post === 'dispatch-desk') return 'shell.scopeDispatch'
  if (post === 'checking-desk') return 'shell.scopeChecking'
  if (post === 'administrator') return 'shell.scopeAdministrator'
  if (post === 'property-staff' || post === 'department-handler') return 'shell.scopeUnit'
  return place === undefined ? 'shell.scopeStreet' : 'shell.scopeNode'
}

/** The count of a view; nothing while it is unknown. */
export function useCounts(isWanted: boolean): (view: string | undefined) => number | undefined {
  const counts = useAnswer('GET /cases/counts', {}, { enabled: isWanted, keepsPrevious: true }).data
  return (view) => counts?.counts.find((counted) => counted.view === view)?.count
}
