import { nameLists } from '@linli/contract/matter/catalogue-name.rules'
import { Shape, type ShapeName } from '@linli/kit/shapes'
import { Link } from '@tanstack/react-router'
import type { CataloguePart } from '../search.ts'
import { t } from '../words.ts'
import { type CatalogueVersionPage, countChanges } from './catalogue-changes.ts'

/** The five sides of an edition; each figure opens its list. */
export function CatalogueParts(props: { page: CatalogueVersionPage; part: CataloguePart }) {
  const { item, version, problems, changes } = props.page
  const count = countChanges(changes)
  const names = nameLists.reduce((sum, list) => sum + Object.keys(version[list]).length, 0)
  const stages = Object.values(version.stageLimits).flatMap(Object.values).length
  const figures: readonly (readonly [CataloguePart, ShapeName, string, number])[] = [
    ['types', 'hung', 'ink-wait', item.categoryCount],
    ['street', 'hung', 'ink-wait', stages],
    ['names', 'hung', 'ink-wait', names],
    ...(item.publishedAt === undefined
      ? [
          [
            'problems',
            problems.length > 0 ? 'over' : 'done',
            problems.length > 0 ? 'ink-over' : 'ink-done',
            problems.length,
          ] as const,
        ]
      : []),
    ['changes', 'doing', 'ink-doing', count.types + count.street + count.names],
  ]
  return (
    <nav className="rules-figs card" aria-label={t('matter.parts')}>
      {figures.map(([part, shape, ink, figure]) => (
        <Link
          key={part}
          to="/catalogues/$catalogueId"
          params={{ catalogueId: item.catalogueId }}
          search={{ part }}
          aria-current={part === props.part ? 'page' : undefined}
        >
          <span>
            <Shape name={shape} className={ink} />
            {t(`matter.part-${part}`)}
          </span>
          <b>{figure}</b>
        </Link>
      ))}
    </nav>
  )
}
