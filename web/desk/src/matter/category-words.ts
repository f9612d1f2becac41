import { t } from '../words.ts'
import { cellWords, inLanguage } from './catalogue-words.ts'
import type { Gap } from './category-draft.ts'

const lists = {
  roles: { cell: 'responsibleRoles', nth: 'matter.roleNth' },
  limits: { cell: 'limits', nth: 'matter.limitNth' },
} as const

/** The name of what is missing: the cell, its place in the list, its language. */
export function gapWords(gap: Gap): string {
  const parts = gap.split('.')
  const [base = '', place] = parts
  const last = parts.at(-1)
  if (base === 'roles' || base === 'limits') {
    const list = lists[base]
    if (place === undefined) return cellWords({ cell: list.cell })
    const name = t(list.nth, { place: Number(place) + 1 })
    return last === 'zh' || last === 'en' ? inLanguage(name, last) : name
  }
  return cellWords({ cell: base, ...(last === 'zh' || last === 'en' ? { language: last } : {}) })
}

/** What stands beside a field that lacks something. */
export function gapError(gaps: readonly Gap[], gap: Gap): string | undefined {
  if (!gaps.includes(gap)) return undefined
  if (gap.endsWith('.amount')) return t('matter.gap-amount')
  if (gap === 'sampleShare') return t('matter.gap-share')
  if (gap.startsWith('duplicate')) return t('matter.gap-number')
  return t(gap.endsWith('.role') ? 'matter.gap-choice' : 'matter.gap-text')
}
