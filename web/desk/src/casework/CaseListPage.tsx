import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseListSearch } from '../search.ts'
import { Answered, Empty } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { useCounts } from '../shell/SideNav.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { CaseFilters } from './CaseFilters.tsx'
import { CaseTable } from './CaseTable.tsx'
import type { CaseItem } from './case-words.ts'
import { DerivationDialog } from './DerivationDialog.tsx'
import './casework.css'

const PAGE = 50

/** All case files in scope; what is shown stands in the address, a page of fifty at a time. */
export function CaseListPage() {
  useTitle(t('shell.cases'))
  const search = useSearch({ from: '/desk/cases' })
  const [asked, setAsked] = useState<CaseItem>()
  const list = useAnswer('GET /cases', { query: asQuery(search) }, { keepsPrevious: true })
  const count = useCounts(true)(search.view ?? 'open')
  const { view: _, order: __, after: ___, back: ____, ...narrowing } = search
  const isWhole = Object.keys(narrowing).length === 0
  return (
    <>
      <div className="head">
        <h1>{t('shell.cases')}</h1>
        {isWhole && count !== undefined && (
          <span className="s">{t('casework.inAll', { count })}</span>
        )}
      </div>
      <CaseFilters search={search} />
      <section
        className="card case-list"
        aria-label={t('shell.cases')}
        aria-busy={list.isPlaceholderData}
      >
        <Answered query={list} bars={10}>
          {(page) =>
            page.items.length === 0 ? (
              <Empty>{t('casework.noneFound')}</Empty>
            ) : (
              <>
                <CaseTable items={page.items} onDue={setAsked} stage="column" />
                <Pages search={search} next={page.next} shown={page.items.length} />
              </>
            )
          }
        </Answered>
      </section>
      {asked && <DerivationDialog item={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Pages(props: { search: CaseListSearch; next: string | undefined; shown: number }) {
  const { after, ...first } = props.search
  return (
    <nav className="s list-foot" aria-label={t('casework.pages')}>
      <span>{t('casework.shown', { count: props.shown })}</span>
      {after !== undefined && (
        <Link to="/cases" search={first}>
          {t('casework.firstPage')}
        </Link>
      )}
      {props.next !== undefined && (
        <Link to="/cases" search={{ ...first, after: props.next }}>
          {t('casework.nextPage')}
        </Link>
      )}
    </nav>
  )
}

function asQuery({ back: _, six, ...search }: CaseListSearch) {
  const domain = six === undefined ? {} : { sixInOne: six }
  return { view: 'open' as const, limit: PAGE, ...search, ...domain }
}
