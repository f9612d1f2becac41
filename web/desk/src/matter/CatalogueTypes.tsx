import { useDeferredValue, useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Empty } from '../shell/answered.tsx'
import { Refused } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { CatalogueAddType } from './CatalogueAddType.tsx'
import { CatalogueTypeRow } from './CatalogueTypeRow.tsx'
import { type Category, spoken } from './catalogue.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'
import { useDropCategory, useKeepCategory } from './catalogue-edit.ts'
import { majorWords } from './catalogue-words.ts'
import './matter.css'

type Props = { page: CatalogueVersionPage; isEditable: boolean }

/** The types by major; in a draft each opens its editor, and one taken out can be put back. */
export function CatalogueTypes({ page, isEditable }: Props) {
  const { version } = page
  const [text, setText] = useState('')
  const [major, setMajor] = useState('')
  const [isAdding, setAdding] = useState(false)
  const takingOut = useTakingOut(page)
  const sought = useDeferredValue(text.trim().toLowerCase())
  const shown = version.categories.filter(
    (category) => (major === '' || category.major === major) && isFound(page, category, sought),
  )
  const majors = Object.keys(version.majors).filter((code) =>
    shown.some((category) => category.major === code),
  )
  return (
    <>
      <search className="matter-filters rules-filters">
        <FormField label={t('matter.find')}>
          {(wiring) => (
            <input
              {...wiring}
              type="search"
              className="input"
              placeholder={t('matter.findHint')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </FormField>
        <FormField label={t('matter.major')}>
          {(wiring) => (
            <select
              {...wiring}
              className="input"
              value={major}
              onChange={(event) => setMajor(event.target.value)}
            >
              <option value="">{t('matter.allMajors')}</option>
              {Object.keys(version.majors).map((code) => (
                <option key={code} value={code}>
                  {majorWords(code, version)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        {isEditable && (
          <button type="button" className="btn" onClick={() => setAdding(true)}>
            {t('matter.addType')}
          </button>
        )}
      </search>
      <Refused error={takingOut.error} />
      <TakenOut {...takingOut} />
      {majors.length === 0 && <Empty>{t('matter.noneFound')}</Empty>}
      {majors.map((code) => (
        <section key={code} className="card matter-major">
          <h2>{majorWords(code, version)}</h2>
          <table className="tbl stacked rules-types">
            <TypeHead isEditable={isEditable} />
            <tbody>
              {shown
                .filter((category) => category.major === code)
                .map((category) => (
                  <CatalogueTypeRow
                    key={category.code}
                    page={page}
                    category={category}
                    onTakeOut={isEditable ? () => takingOut.takeOut(category) : undefined}
                  />
                ))}
            </tbody>
          </table>
        </section>
      ))}
      {isAdding && <CatalogueAddType page={page} onClose={() => setAdding(false)} />}
    </>
  )
}

function TypeHead({ isEditable }: { isEditable: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">{t('matter.code')}</th>
        <th scope="col">{t('matter.category')}</th>
        <th scope="col">{t('matter.roles')}</th>
        <th scope="col">{t('matter.limits')}</th>
        {isEditable && (
          <th scope="col">
            <span className="hidden-words">{t('matter.acts')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

type TakingOut = ReturnType<typeof useTakingOut>

/** What was taken out since the page was opened; until one leaves it can be put back as it was. */
function TakenOut({ gone, putBack }: TakingOut) {
  if (gone.length === 0) return null
  return (
    <section className="card rules-gone" aria-label={t('matter.takenOut')}>
      <h2>{t('matter.takenOut')}</h2>
      <ul>
        {gone.map((category) => (
          <li key={category.code} className="row wrap">
            <span className="grow">
              {category.code} {spoken(category.names)}
            </span>
            <button type="button" className="btn" onClick={() => putBack(category)}>
              {t('matter.putBack', { code: category.code })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useTakingOut({ item: { catalogueId }, revisions }: CatalogueVersionPage) {
  const [gone, setGone] = useState<readonly Category[]>([])
  const dropping = useDropCategory(catalogueId)
  const keeping = useKeepCategory(catalogueId)
  const takeOut = (category: Category) =>
    dropping.mutate(
      { code: category.code, revision: revisions[category.code] },
      {
        onSuccess: () => {
          setGone((before) => [...before, category])
          announce(t('matter.tookOut', { name: `${category.code} ${spoken(category.names)}` }))
        },
      },
    )
  const putBack = (category: Category) =>
    keeping.mutate(
      { category, revision: undefined },
      {
        onSuccess: () => {
          setGone((before) => before.filter(({ code }) => code !== category.code))
          announce(t('matter.didPutBack', { name: `${category.code} ${spoken(category.names)}` }))
        },
      },
    )
  return { gone, takeOut, putBack, error: dropping.error ?? keeping.error }
}

function isFound({ version }: CatalogueVersionPage, category: Category, sought: string): boolean {
  const roles = category.responsibleRoles.map(({ role }) => version.roles[role])
  const found = [
    category.code,
    category.names.zh,
    category.names.en,
    ...category.words,
    ...roles.flatMap((role) => (role === undefined ? [] : [role.zh, role.en])),
  ]
  return found.join(' ').toLowerCase().includes(sought)
}
