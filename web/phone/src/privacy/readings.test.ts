import type { Reading } from '@linli/contract/platform/reading.contract'
import { expect, test } from 'vitest'
import { byDay, fieldKey, readerWords, reasonKey } from './readings.ts'

const noonOfThe17th = Date.parse('2026-06-17T04:00:00.000Z')

function reading(at: string): Reading {
  return {
    readingId: '019a0000-0000-7000-8000-000000000001',
    at: at as Reading['at'],
    post: 'checking-desk',
    workNumber: '0A1B2C3D',
    fields: ['phone'],
    purpose: 'report',
    reason: 'call-back',
  }
}

test('readings stand under the local day they happened on, newest first', () => {
  const lateEvening = reading('2026-06-16T15:59:00.000Z')
  const afterMidnight = reading('2026-06-16T16:01:00.000Z')
  const morning = reading('2026-06-17T01:00:00.000Z')
  expect(byDay([morning, afterMidnight, lateEvening], noonOfThe17th)).toEqual([
    { day: '今天', readings: [morning, afterMidnight] },
    { day: '昨天', readings: [lateEvening] },
  ])
})

test('a field or reason without a word of its own is still told', () => {
  expect(fieldKey('phone')).toBe('field-phone')
  expect(fieldKey('birthday')).toBe('field-other')
  expect(reasonKey('visit')).toBe('why-visit')
  expect(reasonKey('audit')).toBe('why-other')
})

test('a reader is named by unit and post, and a desk named after its post only once', () => {
  expect(readerWords('翠屏里社区', '社区书记')).toBe('翠屏里社区 社区书记')
  expect(readerWords('街道监督岗', '监督岗')).toBe('街道监督岗')
  expect(readerWords(undefined, '网格员')).toBe('网格员')
})
