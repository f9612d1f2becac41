import { Shape } from '@linli/kit/shapes'
import { Link } from '@tanstack/react-router'
import { t } from '../words.ts'
import { CategoryLimitList, CategoryMarks, categoryRoles } from './CategoryRow.tsx'
import { type Category, spoken } from './catalogue.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'

/** One type of an edition; in a draft its name leads to the editor. */
export function CatalogueTypeRow(props: {
  page: CatalogueVersionPage
  category: Category
  onTakeOut: (() => void) | undefined
}) {
  const { page, category, onTakeOut } = props
  const { code } = category
  const name = spoken(category.names)
  const params = { catalogueId: page.item.catalogueId, code }
  return (
    <tr>
      <td className="nw b">{code}</td>
      <td>
        {onTakeOut ? (
          <Link className="b" to="/catalogues/$catalogueId/types/$code" params={params}>
            {name}
          </Link>
        ) : (
          <b>{name}</b>
        )}
        <TypePills page={page} code={code} />
        <CategoryMarks category={category} />
      </td>
      <td data-label={t('matter.roles')}>{categoryRoles(page.version, category)}</td>
      <td data-label={t('matter.limits')}>
        <CategoryLimitList catalogue={page.version} category={category} />
      </td>
      {onTakeOut && (
        <td className="rules-acts">
          <Link
            className="btn"
            to="/catalogues/$catalogueId/types/$code"
            params={params}
            aria-label={t('matter.editType', { name: `${code} ${name}` })}
          >
            {t('matter.edit')}
          </Link>
          <button
            type="button"
            className="btn q"
            aria-label={t('matter.takeOutType', { name: `${code} ${name}` })}
            onClick={onTakeOut}
          >
            {t('matter.takeOut')}
          </button>
        </td>
      )}
    </tr>
  )
}

/** Whether the type differs from the one in force, and whether something is wrong with it. */
function TypePills({ page, code }: { page: CatalogueVersionPage; code: string }) {
  const isWrong = page.problems.some((problem) => problem.code === code)
  const own = page.changes.filter((change) => change.code === code)
  if (!isWrong && own.length === 0) return null
  const isNew = own.some(({ cell, before }) => cell === 'code' && before === undefined)
  return (
    <span className="rules-pills">
      {isWrong && (
        <span className="pill state-over">
          <Shape name="over" />
          {t('matter.toMend')}
        </span>
      )}
      {own.length > 0 && (
        <span className="pill state-doing">
          <Shape name={isNew ? 'plus' : 'doing'} />
          {t(isNew ? 'matter.added' : 'matter.changed')}
        </span>
      )}
    </span>
  )
}
