import { FormField } from '../shell/FormField.tsx'
import { cellWords } from './catalogue-words.ts'
import { gapError } from './category-words.ts'
import type { Gap } from './category-draft.ts'

type Bilingual = { zh: string; en: string }
const languages = ['zh', 'en'] as const

/** A text in both languages, side by side where there is room. */
export function CategoryPair(props: {
  /** Where it stands in the type; the ids of both fields follow from it. */
  cell: string
  text: Bilingual
  gaps: readonly Gap[]
  onText: (text: Bilingual) => void
  /** The name of the text, where the cell has none of its own. */
  name?: string
  isLong?: boolean
}) {
  return (
    <div className="rules-pair">
      {languages.map((language) => (
        <FormField
          key={language}
          id={`cell-${props.cell}.${language}`}
          label={
            props.name === undefined
              ? cellWords({ cell: props.cell, language })
              : cellWords({ cell: props.name, language })
          }
          error={gapError(props.gaps, `${props.cell}.${language}`)}
        >
          {(wiring) => {
            const common = {
              ...wiring,
              className: 'input',
              lang: language === 'zh' ? 'zh-CN' : 'en',
              value: props.text[language],
              onChange: (event: { target: { value: string } }) =>
                props.onText({ ...props.text, [language]: event.target.value }),
            }
            return props.isLong ? <textarea rows={2} {...common} /> : <input {...common} />
          }}
        </FormField>
      ))}
    </div>
  )
}
