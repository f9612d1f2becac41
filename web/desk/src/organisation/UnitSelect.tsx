import { Select } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../shell/asking.ts'
import { useLater } from '../shell/later.ts'
import { t } from '../words.ts'

export type UnitChoice = { unitId: string; name: string }

/** A unit: the proposed ones first, any other by its name. */
export function UnitSelect(props: {
  id: string
  label: string
  value: UnitChoice | undefined
  proposed: readonly UnitChoice[]
  onChange: (unit: UnitChoice) => void
  placeholder?: string
}) {
  const [text, setText] = useState('')
  const asked = useLater(text.trim())
  const found = useAnswer('GET /units', { query: { text: asked } }, { keepsPrevious: true }).data
  const others = (found?.items ?? []).filter(
    (unit) => !props.proposed.some(({ unitId }) => unitId === unit.unitId),
  )
  const all: readonly UnitChoice[] = [
    ...props.proposed,
    ...others,
    ...(props.value ? [props.value] : []),
  ]
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      className="select"
      value={props.value?.unitId ?? null}
      placeholder={props.placeholder}
      onChange={(unitId) => {
        const unit = all.find((one) => one.unitId === unitId)
        if (unit) props.onChange({ unitId: unit.unitId, name: unit.name })
      }}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={[
        ...props.proposed
          .filter(({ name }) => name.includes(text.trim()))
          .map(({ unitId, name }) => ({
            value: unitId,
            label: t('casework.proposedUnit', { unit: name }),
          })),
        ...others.map(({ unitId, name }) => ({ value: unitId as string, label: name })),
      ]}
      labelRender={() => props.value?.name}
    />
  )
}
