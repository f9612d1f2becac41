import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { type Category, spoken } from './catalogue.ts'
import { CategoryItemActs } from './CategoryItemActs.tsx'
import { CategoryPair } from './CategoryPair.tsx'
import type { Editing } from './category-editing.ts'
import { gapError } from './category-words.ts'

type Role = Category['responsibleRoles'][number]
const nothing = { zh: '', en: '' }

/** Who answers, in order; the first leads. */
export function CategoryRoles({ version, draft, gaps, onChange }: Editing) {
  const roles = draft.responsibleRoles
  const put = (responsibleRoles: Role[]) => onChange({ responsibleRoles })
  const change = (index: number, part: Partial<Role>) =>
    put(roles.map((role, place) => (place === index ? { ...role, ...part } : role)))
  const error = gapError(gaps, 'roles')
  return (
    <fieldset className="card rules-part">
      <legend>{t('matter.cell-responsibleRoles')}</legend>
      <p className="s">{t('matter.rolesHint')}</p>
      {error && <p className="error">{error}</p>}
      <ol className="rules-items">
        {roles.map((role, index) => (
          <li key={index} className="rules-item">
            <RoleFields
              version={version}
              gaps={gaps}
              role={role}
              index={index}
              onRole={(part) => change(index, part)}
            />
            <CategoryItemActs
              list={roles}
              index={index}
              name={t('matter.roleNth', { place: index + 1 })}
              onList={put}
            />
          </li>
        ))}
      </ol>
      <button
        type="button"
        id="cell-roles"
        className="btn"
        onClick={() => put([...roles, { role: '', link: 'or' }])}
      >
        {t('matter.addRole')}
      </button>
    </fieldset>
  )
}

type RoleProps = Pick<Editing, 'version' | 'gaps'> & {
  role: Role
  index: number
  onRole: (part: Partial<Role>) => void
}

function RoleFields({ version, gaps, role, index, onRole }: RoleProps) {
  const cell = `roles.${index}`
  return (
    <div className="rules-fields">
      <FormField label={t('matter.link')}>
        {(wiring) => (
          <select
            {...wiring}
            className="input"
            disabled={index === 0}
            value={index === 0 ? 'lead' : role.link}
            onChange={(event) => onRole({ link: event.target.value === 'also' ? 'also' : 'or' })}
          >
            {index === 0 && <option value="lead">{t('matter.link-lead')}</option>}
            <option value="or">{t('matter.link-or')}</option>
            <option value="also">{t('matter.link-also')}</option>
          </select>
        )}
      </FormField>
      <FormField
        id={`cell-${cell}.role`}
        label={t('matter.role')}
        error={gapError(gaps, `${cell}.role`)}
      >
        {(wiring) => (
          <select
            {...wiring}
            className="input"
            value={role.role}
            onChange={(event) => onRole({ role: event.target.value })}
          >
            <option value="">{t('matter.chooseRole')}</option>
            {role.role !== '' && version.roles[role.role] === undefined && (
              <option value={role.role}>{role.role}</option>
            )}
            {Object.entries(version.roles).map(([code, name]) => (
              <option key={code} value={code}>
                {spoken(name)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <details className="rules-more" open={role.as !== undefined || role.note !== undefined}>
        <summary>{t('matter.roleMore')}</summary>
        <CategoryPair
          cell={`${cell}.as`}
          name="as"
          gaps={gaps}
          text={role.as ?? nothing}
          onText={(as) => onRole({ as })}
        />
        <CategoryPair
          cell={`${cell}.note`}
          name="note"
          gaps={gaps}
          text={role.note ?? nothing}
          onText={(note) => onRole({ note })}
        />
      </details>
    </div>
  )
}
