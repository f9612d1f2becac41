import { calendarDay, localDate } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { useNow } from '@linli/kit/ticking'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from '../shell/answered.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { CatalogueChanges } from './CatalogueChanges.tsx'
import { CatalogueDraftActs } from './CatalogueDraftActs.tsx'
import { CatalogueNames } from './CatalogueNames.tsx'
import { CatalogueParts } from './CatalogueParts.tsx'
import { CatalogueProblems } from './CatalogueProblems.tsx'
import { CataloguePublish } from './CataloguePublish.tsx'
import { CatalogueStreetLimits } from './CatalogueStreetLimits.tsx'
import { CatalogueTypes } from './CatalogueTypes.tsx'
import { VersionPill } from './CatalogueVersionsPage.tsx'
import type { CatalogueVersionPage as Page } from './catalogue-changes.ts'
import { useCatalogueVersion, useIsAdministrator } from './catalogue-edit.ts'
import { stateOf } from './catalogue-words.ts'
import './rules.css'

/** One edition: its types, the street's limits, what is wrong and what changed; a draft is edited here. */
export function CatalogueVersionPage() {
  const { catalogueId } = useParams({ from: '/desk/catalogues/$catalogueId' })
  return (
    <Answered query={useCatalogueVersion(catalogueId)} bars={10}>
      {(page) => <VersionBody page={page} />}
    </Answered>
  )
}

function VersionBody({ page }: { page: Page }) {
  const { item } = page
  useTitle(item.label)
  const isEditable = useIsAdministrator() && item.publishedAt === undefined
  const { part = 'types' } = useSearch({ from: '/desk/catalogues/$catalogueId' })
  return (
    <>
      <VersionHead page={page} isEditable={isEditable} />
      <CatalogueParts page={page} part={part} />
      {part === 'types' && <CatalogueTypes page={page} isEditable={isEditable} />}
      {part === 'street' && (
        <CatalogueStreetLimits
          key={JSON.stringify(page.version.stageLimits)}
          page={page}
          isEditable={isEditable}
        />
      )}
      {part === 'names' && <CatalogueNames page={page} isEditable={isEditable} />}
      {part === 'problems' && <CatalogueProblems page={page} isEditable={isEditable} />}
      {part === 'changes' && <CatalogueChanges page={page} isEditable={isEditable} />}
    </>
  )
}

function VersionHead({ page, isEditable }: { page: Page; isEditable: boolean }) {
  const at = useNow()
  const { item, problems } = page
  const state = stateOf(item, localDate(at))
  const [isPublishing, setPublishing] = useState(false)
  return (
    <>
      <VersionCrumbs />
      <div className="head">
        <h1>{item.label}</h1>
        <VersionPill state={state} />
        <span className="s rules-head-lead">
          {t(`matter.lead-${state}`, { day: calendarDay(item.effectiveFrom, at) })}
        </span>
        {isEditable && <CatalogueDraftActs item={item} />}
        {isEditable && problems.length === 0 && (
          <button type="button" className="btn p" onClick={() => setPublishing(true)}>
            {t('matter.publish')}
          </button>
        )}
        {isEditable && problems.length > 0 && (
          <span className="s">{t('matter.notSound', { count: problems.length })}</span>
        )}
      </div>
      {isPublishing && <CataloguePublish page={page} onClose={() => setPublishing(false)} />}
    </>
  )
}

function VersionCrumbs() {
  return (
    <nav className="s row" aria-label={t('matter.crumbs')}>
      <Link to="/catalogues" className="row rules-back">
        <Icon name="back" />
        {t('shell.catalogues')}
      </Link>
    </nav>
  )
}
