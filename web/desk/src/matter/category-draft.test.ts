import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { expect, test } from 'vitest'
import { gapsOf, moved, newCategory, nextCode, tidied } from './category-draft.ts'

const version: CatalogueVersion = {
  label: '2026年版',
  effectiveFrom: '2026-01-01',
  roles: { property: { zh: '物业', en: 'property' } },
  steps: { fix: { zh: '修好', en: 'fix' } },
  majors: { 'X-2': { zh: '居民自治', en: 'Self-government' } },
  stageLimits: { normal: {}, urgent: {} } as CatalogueVersion['stageLimits'],
  categories: [],
}
const written = {
  ...newCategory(version, 'X-2-01'),
  names: { zh: '楼道议事', en: 'Talk on the stairs' },
  responsibleRoles: [{ role: 'property', link: 'also' as const }],
  fileWhen: { zh: '有人提', en: 'asked for' },
  closeWhen: { zh: '议定', en: 'agreed' },
  words: [' 议事 ', ''],
}

test('a new type gets the next free number of its major', () => {
  expect(nextCode(version, 'X-2')).toBe('X-2-01')
  expect(nextCode({ ...version, categories: [written] }, 'X-2')).toBe('X-2-02')
  expect(nextCode({ ...version, categories: [{ ...written, code: 'X-2-99' }] }, 'X-2')).toBe(
    undefined,
  )
})

test('a type nobody has described yet says what is missing, in the order of the form', () => {
  expect(gapsOf(newCategory(version, 'X-2-01'))).toEqual([
    'names.zh',
    'names.en',
    'roles.0.role',
    'fileWhen.zh',
    'fileWhen.en',
    'closeWhen.zh',
    'closeWhen.en',
    'words',
  ])
  expect(gapsOf(written)).toEqual([])
})

test('a condition may be left out, but not be written in one language only', () => {
  const [limit] = written.limits
  const withCondition = (zh: string, en: string) => ({
    ...written,
    limits: limit ? [{ ...limit, condition: { zh, en } }] : [],
  })
  expect(gapsOf(withCondition('', ''))).toEqual([])
  expect(gapsOf(withCondition('雨天', ''))).toEqual(['limits.0.condition.en'])
  expect(tidied(withCondition('', '')).limits[0]).not.toHaveProperty('condition')
  expect(tidied(withCondition('雨天', 'in rain')).limits[0]).toMatchObject({
    condition: { zh: '雨天', en: 'in rain' },
    wording: 'condition-first',
  })
})

test('what is sent has no empty words, and the first of those who answer leads', () => {
  expect(tidied(written)).toMatchObject({
    words: ['议事'],
    responsibleRoles: [{ role: 'property', link: 'or' }],
  })
})

test('a limit of nothing, or a share above the whole, is not kept', () => {
  const [limit] = written.limits
  const wrong = {
    ...written,
    sampleShare: 1.5,
    limits: limit?.clock === 'wd' ? [{ ...limit, amount: Number.NaN }] : [],
  }
  expect(gapsOf(wrong)).toEqual(['limits.0.amount', 'sampleShare'])
})

test('an item moves one place, and stays at either end', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})
