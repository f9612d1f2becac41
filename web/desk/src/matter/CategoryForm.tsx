import { validateCatalogue } from '@linli/contract/matter/category.rules'
import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { Shape } from '@linli/kit/shapes'
import { useEffect, useRef } from 'react'
import { Refused } from '../shell/DialogEnd.tsx'
import { t } from '../words.ts'
import { CategoryFinding } from './CategoryFinding.tsx'
import { CategoryHandling } from './CategoryHandling.tsx'
import { CategoryLimits } from './CategoryLimits.tsx'
import { CategoryPair } from './CategoryPair.tsx'
import { CategoryRoles } from './CategoryRoles.tsx'
import { CategorySight } from './CategorySight.tsx'
import type { Category } from './catalogue.ts'
import { problemWords } from './catalogue-words.ts'
import { type Gap, gapsOf, tidied } from './category-draft.ts'
import type { Editing } from './category-editing.ts'
import { gapWords } from './category-words.ts'

/** Everything that a type says, in the order in which one thinks of it. */
export function CategoryForm(props: {
  version: CatalogueVersion
  draft: Category
  tries: number
  error: unknown
  isBusy: boolean
  isChanged: boolean
  onReplace: (draft: Category) => void
  onKeep: () => void
}) {
  const { version, draft, tries, onReplace } = props
  const onChange = (part: Partial<Category>) => onReplace({ ...draft, ...part })
  const gaps = tries > 0 ? gapsOf(draft) : []
  const editing: Editing = { version, draft, onChange, onReplace, gaps }
  return (
    <form
      className="rules-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onKeep()
      }}
    >
      <GapSummary gaps={gaps} tries={tries} />
      <Refused error={props.error} />
      <fieldset className="card rules-part">
        <legend>{t('matter.cell-names')}</legend>
        <CategoryPair
          {...editing}
          cell="names"
          text={draft.names}
          onText={(names) => onChange({ names })}
        />
      </fieldset>
      <CategoryRoles {...editing} />
      <CategoryLimits {...editing} />
      <fieldset className="card rules-part">
        <legend>{t('matter.whenPart')}</legend>
        <CategoryPair
          {...editing}
          cell="fileWhen"
          isLong
          text={draft.fileWhen}
          onText={(text) => onChange({ fileWhen: { ...draft.fileWhen, ...text } })}
        />
        <CategoryPair
          {...editing}
          cell="closeWhen"
          isLong
          text={draft.closeWhen}
          onText={(closeWhen) => onChange({ closeWhen })}
        />
      </fieldset>
      <CategorySight {...editing} />
      <CategoryHandling {...editing} />
      <CategoryFinding {...editing} />
      <FormFoot {...props} />
    </form>
  )
}

function FormFoot(props: {
  version: CatalogueVersion
  draft: Category
  isBusy: boolean
  isChanged: boolean
}) {
  const problems = ownProblems(props.version, props.draft)
  return (
    <div className="rules-foot">
      <button type="submit" className="btn p" disabled={!props.isChanged || props.isBusy}>
        {t('matter.keepType')}
      </button>
      <div className="grow s" role="status">
        {problems.length === 0 && t(props.isChanged ? 'matter.notKept' : 'matter.nothingChanged')}
        {problems.map((words) => (
          <p key={words} className="row ink-soon">
            <Shape name="soon" />
            {words}
          </p>
        ))}
      </div>
    </div>
  )
}

/** What would keep the draft from being published; missing texts are said at their fields. */
function ownProblems(version: CatalogueVersion, draft: Category): string[] {
  return validateCatalogue({ ...version, categories: [tidied(draft)] })
    .filter(({ kind, detail }) => kind !== 'text-missing' && detail !== '')
    .map((problem) => problemWords(problem, version))
}

function GapSummary({ gaps, tries }: { gaps: readonly Gap[]; tries: number }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tries > 0) box.current?.focus()
  }, [tries])
  if (gaps.length === 0) return null
  return (
    <div ref={box} className="card failure" role="alert" tabIndex={-1}>
      <p className="error">{t('matter.gapCount', { count: gaps.length })}</p>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>
            <button
              type="button"
              className="link"
              onClick={() => document.getElementById(`cell-${gap}`)?.focus()}
            >
              {gapWords(gap)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
