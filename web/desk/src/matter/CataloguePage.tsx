import { calendarDay } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { useDeferredValue, useId, useState } from 'react'
import { Answered, Empty } from '../shell/answered.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { CategoryRow } from './CategoryRow.tsx'
import { type Catalogue, type Category, spoken, useCatalogue } from './catalogue.ts'
import './matter.css'

/** The catalogue in force, to read: what each type is, who answers, and by when. */
export function CataloguePage() {
  return <Answered query={useCatalogue()}>{(data) => <CatalogueBody catalogue={data} />}</Answered>
}

function CatalogueBody({ catalogue }: { catalogue: Catalogue }) {
  useTitle(t('shell.catalogue'))
  const [text, setText] = useState('')
  const [major, setMajor] = useState('')
  const sought = useDeferredValue(text.trim().toLowerCase())
  const shown = catalogue.categories.filter(
    (category) =>
      (major === '' || category.major === major) && matches(catalogue, category, sought),
  )
  const majors = Object.keys(catalogue.majors).filter((code) =>
    shown.some((category) => category.major === code),
  )
  return (
    <>
      <CatalogueHead catalogue={catalogue} count={shown.length} />
      <Filters
        catalogue={catalogue}
        text={text}
        major={major}
        onText={setText}
        onMajor={setMajor}
      />
      {majors.length === 0 && <Empty>{t('matter.noneFound')}</Empty>}
      {majors.map((code) => (
        <MajorTable
          key={code}
          catalogue={catalogue}
          major={code}
          categories={shown.filter((category) => category.major === code)}
        />
      ))}
    </>
  )
}

function CatalogueHead({ catalogue, count }: { catalogue: Catalogue; count: number }) {
  const at = useNow()
  return (
    <div className="head">
      <h1>{t('shell.catalogue')}</h1>
      <span className="s grow">
        {t('matter.inForce', {
          label: catalogue.label,
          day: calendarDay(catalogue.effectiveFrom, at),
        })}
      </span>
      <span className="s">{t('matter.count', { count })}</span>
    </div>
  )
}

function Filters(props: {
  catalogue: Catalogue
  text: string
  major: string
  onText: (text: string) => void
  onMajor: (major: string) => void
}) {
  const [find, major] = [useId(), useId()]
  return (
    <search className="matter-filters">
      <div className="field">
        <label htmlFor={find}>{t('matter.find')}</label>
        <input
          id={find}
          type="search"
          className="input"
          placeholder={t('matter.findHint')}
          value={props.text}
          onChange={(event) => props.onText(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={major}>{t('matter.major')}</label>
        <select
          id={major}
          className="input"
          value={props.major}
          onChange={(event) => props.onMajor(event.target.value)}
        >
          <option value="">{t('matter.allMajors')}</option>
          {Object.entries(props.catalogue.majors).map(([code, name]) => (
            <option key={code} value={code}>
              {code} {spoken(name)}
            </option>
          ))}
        </select>
      </div>
    </search>
  )
}

function MajorTable(props: {
  catalogue: Catalogue
  major: string
  categories: readonly Category[]
}) {
  const name = props.catalogue.majors[props.major]
  return (
    <section className="card matter-major">
      <h2>
        {props.major} {name === undefined ? '' : spoken(name)}
      </h2>
      <table className="tbl matter-table">
        <thead>
          <tr>
            <th scope="col">{t('matter.code')}</th>
            <th scope="col">{t('matter.category')}</th>
            <th scope="col">{t('matter.roles')}</th>
            <th scope="col">{t('matter.limits')}</th>
            <th scope="col">{t('matter.fileWhen')}</th>
            <th scope="col">{t('matter.closeWhen')}</th>
          </tr>
        </thead>
        <tbody>
          {props.categories.map((category) => (
            <CategoryRow key={category.code} catalogue={props.catalogue} category={category} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function matches(catalogue: Catalogue, category: Category, sought: string): boolean {
  if (sought === '') return true
  const roles = category.responsibleRoles.map(({ role }) => catalogue.roles[role])
  return [
    category.code,
    category.names.zh,
    category.names.en,
    ...category.words,
    ...roles.flatMap((role) => (role === undefined ? [] : [role.zh, role.en])),
  ]
    .join(' ')
    .toLowerCase()
    .includes(sought)
}
