import { Shape, type ShapeName } from '@linli/kit/shapes'
import { calendarDay, localDate, milliseconds } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered, Empty } from '../shell/answered.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { CatalogueBegin } from './CatalogueBegin.tsx'
import type { CatalogueVersionPage } from './catalogue-changes.ts'
import { useCatalogues, useIsAdministrator } from './catalogue-edit.ts'
import { stateOf, type VersionState } from './catalogue-words.ts'
import './rules.css'

type Item = CatalogueVersionPage['item']

/** Every edition of the catalogue: the one in force, those that come, drafts, and those that were. */
export function CatalogueVersionsPage() {
  useTitle(t('shell.catalogues'))
  const isAdministrator = useIsAdministrator()
  const [isBeginning, setBeginning] = useState(false)
  return (
    <>
      <div className="head">
        <h1 className="grow">{t('shell.catalogues')}</h1>
        {isAdministrator && (
          <button type="button" className="btn p" onClick={() => setBeginning(true)}>
            {t('matter.begin')}
          </button>
        )}
      </div>
      <p className="m rules-lead">{t('matter.versionsLead')}</p>
      <section className="card rules-card" aria-label={t('shell.catalogues')}>
        <Answered query={useCatalogues()} bars={3}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{t('matter.noVersions')}</Empty>
            ) : (
              <VersionTable items={items} />
            )
          }
        </Answered>
      </section>
      {isBeginning && <CatalogueBegin onClose={() => setBeginning(false)} />}
    </>
  )
}

function VersionTable(props: { items: readonly Item[] }) {
  return (
    <table className="tbl stacked">
      <thead>
        <tr>
          <th scope="col">{t('matter.version')}</th>
          <th scope="col">{t('matter.state')}</th>
          <th scope="col">{t('matter.effectiveFrom')}</th>
          <th scope="col">{t('matter.publishedAt')}</th>
          <th scope="col" className="r">
            {t('matter.types')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <VersionRow key={item.catalogueId} item={item} />
        ))}
      </tbody>
    </table>
  )
}

function VersionRow({ item }: { item: Item }) {
  const at = useNow()
  return (
    <tr>
      <td>
        <Link
          className="b row-link"
          to="/catalogues/$catalogueId"
          params={{ catalogueId: item.catalogueId }}
        >
          {item.label}
        </Link>
      </td>
      <td data-label={t('matter.state')}>
        <VersionPill state={stateOf(item, localDate(at))} />
      </td>
      <td data-label={t('matter.effectiveFrom')}>{calendarDay(item.effectiveFrom, at)}</td>
      <td data-label={t('matter.publishedAt')}>
        {item.publishedAt === undefined
          ? t('matter.notYet')
          : calendarDay(localDate(milliseconds(item.publishedAt)), at)}
      </td>
      <td data-label={t('matter.types')} className="r">
        {item.categoryCount}
      </td>
    </tr>
  )
}

const shapes: Record<VersionState, readonly [ShapeName, string]> = {
  draft: ['hung', 'state-wait'],
  coming: ['new', 'state-new'],
  'in-force': ['done', 'state-done'],
  past: ['vacant', 'state-wait'],
}

export function VersionPill({ state }: { state: VersionState }) {
  const [shape, tint] = shapes[state]
  return (
    <span className={`pill ${tint}`}>
      <Shape name={shape} />
      {t(`matter.state-${state}`)}
    </span>
  )
}
