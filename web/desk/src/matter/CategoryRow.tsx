import { Shape } from '@linli/kit/shapes'
import { t } from '../words.ts'
import { type Catalogue, type Category, spoken } from './catalogue.ts'

type Named = Pick<Catalogue, 'roles' | 'steps'>

/** One type of the catalogue with everything that binds whoever handles it. */
export function CategoryRow({ catalogue, category }: { catalogue: Catalogue; category: Category }) {
  return (
    <tr>
      <td className="nw b">{category.code}</td>
      <td>
        <b>{spoken(category.names)}</b>
        <CategoryMarks category={category} />
      </td>
      <td data-label={t('matter.roles')}>{categoryRoles(catalogue, category)}</td>
      <td data-label={t('matter.limits')}>
        <CategoryLimitList catalogue={catalogue} category={category} />
      </td>
      <td data-label={t('matter.fileWhen')}>{spoken(category.fileWhen)}</td>
      <td data-label={t('matter.closeWhen')}>{spoken(category.closeWhen)}</td>
    </tr>
  )
}

/** The limits of a type in order, each in plain words. */
export function CategoryLimitList(props: { catalogue: Named; category: Category }) {
  return (
    <ul>
      {props.category.limits.map((limit, index) => (
        <li key={index}>{limitWords(props.catalogue, limit)}</li>
      ))}
    </ul>
  )
}

/** Who answers for a type, in order. */
export function categoryRoles(catalogue: Named, category: Category): string {
  return category.responsibleRoles.map((role, index) => roleWords(catalogue, role, index)).join('')
}

/** What is special about a type: danger, who may see it, settling on the spot, photos. */
export function CategoryMarks({ category }: { category: Category }) {
  const marks = [
    category.visibility !== 'normal' && t(`matter.visibility-${category.visibility}`),
    category.pace === 'urgent' && t('matter.urgent'),
    category.gridCanSettle &&
      t('matter.gridCanSettle', { share: Math.round(category.sampleShare * 100) }),
    category.evidence !== 'none' && t(`matter.evidence-${category.evidence}`),
  ].filter((mark) => typeof mark === 'string')
  return (
    <p className="s">
      {category.danger && (
        <span className="ink-over row">
          <Shape name="over" />
          {t('matter.danger')}
          {category.dangerWhen !== undefined && `：${spoken(category.dangerWhen)}`}
        </span>
      )}
      {marks.join(' · ')}
    </p>
  )
}

type Role = Category['responsibleRoles'][number]

function roleWords(catalogue: Named, role: Role, index: number): string {
  const known = catalogue.roles[role.role]
  const name = spoken(role.as ?? known ?? { zh: role.role, en: role.role })
  const note = role.note === undefined ? '' : bracketed(spoken(role.note))
  const link = index === 0 ? '' : t(role.link === 'or' ? 'matter.or' : 'matter.also')
  return `${link}${name}${note}`
}

function limitWords(catalogue: Named, limit: Category['limits'][number]): string {
  const step = catalogue.steps[limit.step]
  const name = step === undefined ? limit.step : spoken(step)
  const condition = limit.condition === undefined ? '' : bracketed(spoken(limit.condition))
  return `${name}${condition} ${amountWords(limit)}`
}

function amountWords(limit: Category['limits'][number]): string {
  if (limit.clock === 'date') return t(`matter.setBy-${limit.setBy}`)
  return t(`matter.clock-${limit.clock}`, { amount: limit.amount })
}

/** Some notes of the catalogue carry their own brackets. */
function bracketed(note: string): string {
  return /^[（(]/.test(note) ? note : t('matter.note', { note })
}
