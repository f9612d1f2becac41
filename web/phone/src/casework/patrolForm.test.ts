import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { expect, test } from 'vitest'
import { emptyPatrol, patrolErrors } from './patrolForm.ts'

const place = { nodeId: '019a0000-0000-7000-8000-000000000001' }
const catalogue = {
  categories: [
    { code: 'E-01-01', gridCanSettle: true },
    { code: 'C-21-02', gridCanSettle: false },
    { code: 'E-01-02', gridCanSettle: true, evidence: 'photo-after' },
  ],
} as CatalogueVersion

test('a photo and a place are enough when somebody is to be sent', () => {
  expect(patrolErrors({ ...emptyPatrol, place, result: 'send' }, 1, catalogue)).toEqual([])
})

test('whether it is settled or not must be said', () => {
  expect(patrolErrors({ ...emptyPatrol, place }, 1, catalogue)).toEqual(['result-missing'])
})

test('what is settled on the spot says what was done and which type it is', () => {
  const settled = { ...emptyPatrol, place, result: 'settled' as const }
  expect(patrolErrors(settled, 1, catalogue)).toEqual(['deed-missing', 'category-missing'])
  const named = { ...settled, deed: '扫干净了', categoryCode: 'E-01-01' }
  expect(patrolErrors(named, 1, catalogue)).toEqual([])
})

test('a type that must go to its unit cannot be settled on the spot', () => {
  const form = { ...emptyPatrol, place, result: 'settled' as const, deed: '修好了' }
  expect(patrolErrors({ ...form, categoryCode: 'C-21-02' }, 1, catalogue)).toEqual(['not-on-spot'])
})

test('a type that wants its result seen is not settled on the spot without a photo', () => {
  const form = { ...emptyPatrol, place, result: 'settled' as const, deed: '扫干净了' }
  const named = { ...form, categoryCode: 'E-01-02' }
  expect(patrolErrors(named, 1, catalogue)).toEqual(['after-missing'])
  const after = [{ photoId: 'after', image: new Blob(['after']) }]
  expect(patrolErrors({ ...named, after }, 1, catalogue)).toEqual([])
})
