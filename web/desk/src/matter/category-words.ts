import { t } from '../words.ts'
import { cellWords } from './catalogue-words.ts'
import type { Gap } from './category-draft.ts'

const listCells: Readonly<Record<string, string>> = { roles: 'responsibleRoles', limits: 'limits' }

/** The name of what is missing: the cell, its place in the list, its language. */
export function gapWords(gap: Gap): string {
  const parts = gap.split('.')
  const [base = '', place] = parts
  const last = parts.at(-1)
  const language = last === 'zh' || last === 'en' ? ({ language: last } as const) : {}
  const list = listCells[base]
  if (list === undefined) return cellWords({ cell: base, ...language })
  const name = cellWords({ cell: list, ...language })
  return place === undefined ? name : t('matter.nth', { name, place: Number(place) + 1 })
}

/** What stands beside a field that lacks something. */
export function gapError(gaps: readonly Gap[], gap: Gap): string | undefined {
  if (!gaps.includes(gap)) return undefined
  if (gap.endsWith('.amount')) return t('matter.gap-amount')
  if (gap === 'sampleShare') return t('matter.gap-share')
  if (gap.startsWith('duplicate')) return t('matter.gap-number')
  return t(gap.endsWith('.role') ? 'matter.gap-choice' : 'matter.gap-text')
}
