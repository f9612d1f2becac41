import { Select } from 'antd'
import { t } from '../words.ts'
import { spoken, useCatalogue } from './catalogue.ts'

/** A type of the catalogue, found by code, name or everyday words. */
export function CategorySelect(props: {
  id: string
  value: string | undefined
  onChange: (code: string | undefined) => void
  isClearable?: boolean
  label?: string
}) {
  const catalogue = useCatalogue().data
  const options = (catalogue?.categories ?? []).map((category) => ({
    value: category.code as string,
    label: `${category.code} ${spoken(category.names)}`,
    found: [category.code, category.names.zh, category.names.en, ...category.words]
      .join(' ')
      .toLowerCase(),
  }))
  return (
    <Select
      id={props.id}
      aria-label={props.label ?? t('matter.category')}
      className="select"
      value={props.value ?? null}
      onChange={(code) => props.onChange(code ?? undefined)}
      allowClear={props.isClearable ?? false}
      placeholder={t('matter.chooseCategory')}
      options={options}
      showSearch={{
        filterOption: (text, option) => option?.found.includes(text.trim().toLowerCase()) === true,
      }}
    />
  )
}
