import { type NameList, nameLists } from '@linli/contract/matter/catalogue-name.rules'
import { useState } from 'react'
import { t } from '../words.ts'
import { CatalogueNameDialog, type Named } from './CatalogueNameDialog.tsx'
import type { CatalogueVersionPage } from './catalogue-changes.ts'

type Props = { page: CatalogueVersionPage; isEditable: boolean }

/** Who can answer for a type, the steps of limits and the majors: the words that types are written with. */
export function CatalogueNames({ page, isEditable }: Props) {
  const [open, setOpen] = useState<Named>()
  return (
    <>
      {nameLists.map((list) => (
        <NameTable
          key={list}
          list={list}
          page={page}
          onOpen={isEditable ? (named) => setOpen({ list, ...named }) : undefined}
        />
      ))}
      {open && <CatalogueNameDialog page={page} named={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function NameTable(props: {
  list: NameList
  page: CatalogueVersionPage
  onOpen: ((named: Omit<Named, 'list'>) => void) | undefined
}) {
  const { list, page, onOpen } = props
  const title = t(`matter.names-${list}`)
  const rows = Object.entries(page.version[list]).sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <section className="card rules-card" aria-label={title}>
      <div className="row wrap rules-note">
        <h2 className="grow">{title}</h2>
        {onOpen && (
          <button type="button" className="btn" onClick={() => onOpen({})}>
            {t(`matter.add-${list}`)}
          </button>
        )}
      </div>
      <table className="tbl stacked">
        <thead>
          <tr>
            <th scope="col">{t('matter.code')}</th>
            <th scope="col">{t('matter.inChineseOnly')}</th>
            <th scope="col">{t('matter.inEnglishOnly')}</th>
            {onOpen && <th scope="col">{t('matter.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([code, name]) => (
            <tr key={code}>
              <td className="m">{code}</td>
              <td data-label={t('matter.inChineseOnly')}>{name.zh}</td>
              <td data-label={t('matter.inEnglishOnly')}>{name.en}</td>
              {onOpen && (
                <td>
                  <button
                    type="button"
                    className="link"
                    aria-label={t('matter.editType', { name: name.zh })}
                    onClick={() => onOpen({ code, name })}
                  >
                    {t('matter.edit')}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
