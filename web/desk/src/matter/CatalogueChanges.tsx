import { language } from '@linli/kit/messages'
import { Link } from '@tanstack/react-router'
import { Empty } from '../shell/answered.tsx'
import { t } from '../words.ts'
import {
  type CatalogueVersionPage,
  type ChangeLine,
  changeLines,
  countChanges,
  NAMES,
  STREET,
} from './catalogue-changes.ts'
import { cellWords, typeWords, valueWords } from './catalogue-words.ts'

type Props = { page: CatalogueVersionPage; isEditable: boolean }

/** Cell by cell how this edition differs from the one in force. */
export function CatalogueChanges({ page, isEditable }: Props) {
  const lines = changeLines(page.changes, language())
  if (page.item.isInForce) return <Empty>{t('matter.isInForce')}</Empty>
  if (lines.length === 0) return <Empty>{t('matter.noChanges')}</Empty>
  const codes = [...new Set(lines.map(({ code }) => code))]
  return (
    <section className="card rules-card" aria-label={t('matter.part-changes')}>
      <p className="m rules-note">{t('matter.changeCount', countChanges(page.changes))}</p>
      <table className="tbl stacked rules-changes">
        <thead>
          <tr>
            <th scope="col">{t('matter.cell')}</th>
            <th scope="col">{t('matter.before')}</th>
            <th scope="col">{t('matter.after')}</th>
          </tr>
        </thead>
        {codes.map((code) => (
          <tbody key={code}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                <ChangedThing page={page} code={code} isEditable={isEditable} />
              </th>
            </tr>
            {lines
              .filter((line) => line.code === code)
              .map((line) => (
                <ChangeRow key={`${line.cell} ${line.language}`} page={page} line={line} />
              ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function ChangedThing({ page, code, isEditable }: Props & { code: string }) {
  if (code === STREET) return <b>{t('matter.part-street')}</b>
  if (code === NAMES) return <b>{t('matter.part-names')}</b>
  const isHere = page.version.categories.some((category) => category.code === code)
  if (!isEditable || !isHere) return <b>{typeWords(code, page.version)}</b>
  const params = { catalogueId: page.item.catalogueId, code }
  return (
    <Link className="b" to="/catalogues/$catalogueId/types/$code" params={params}>
      {typeWords(code, page.version)}
    </Link>
  )
}

function ChangeRow({ page, line }: { page: CatalogueVersionPage; line: ChangeLine }) {
  if (line.cell === 'code') {
    const word = line.before === undefined ? 'matter.typeAdded' : 'matter.typeEnded'
    return (
      <tr>
        <td colSpan={3}>{t(word)}</td>
      </tr>
    )
  }
  return (
    <tr>
      <td>{cellWords(line)}</td>
      <td data-label={t('matter.before')}>
        <del>{valueWords(line.cell, line.before, page.version)}</del>
      </td>
      <td data-label={t('matter.after')}>
        <ins>{valueWords(line.cell, line.after, page.version)}</ins>
      </td>
    </tr>
  )
}
