import { Select } from 'antd'
import { useId, useState } from 'react'
import { useAnswer } from '../../shell/asking.ts'
import { useLater } from '../../shell/later.ts'
import { t } from '../../words.ts'

type Chosen = { caseId: string; number: string }

/** Another case, found by number, place or words. */
export function CaseSelect(props: {
  label: string
  not: string
  value: Chosen | undefined
  onChange: (chosen: Chosen) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const asked = useLater(text.trim())
  const found = useAnswer(
    'GET /cases',
    { query: { view: 'open', limit: 20, ...(asked !== '' && { text: asked }) } },
    { keepsPrevious: true },
  ).data
  const items = (found?.items ?? []).filter((item) => item.caseId !== props.not)
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <Select
        id={id}
        aria-label={props.label}
        className="select"
        value={props.value?.caseId ?? null}
        placeholder={t('shell.find')}
        showSearch={{ filterOption: false, onSearch: setText }}
        onChange={(caseId) => {
          const item = items.find((one) => one.caseId === caseId)
          if (item) props.onChange({ caseId: item.caseId, number: item.number })
        }}
        options={items.map((item) => ({
          value: item.caseId as string,
          label: `${item.number} ${item.title} · ${item.place}`,
        }))}
      />
    </div>
  )
}
