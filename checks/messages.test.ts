import { describe, expect, test } from 'vitest'
import { compareWords, messageViolations } from './messages.ts'
import { describeViolations, readTree } from './source.ts'

test('every message of the web is said in Chinese and in English', async () => {
  const files = readTree('.')
  expect(files.some(({ path }) => path.endsWith('.zh.ts'))).toBe(true)
  expect(describeViolations(await messageViolations('.', files))).toEqual([])
})

describe('an incomplete translation is found', () => {
  const words = (table: Record<string, string>): Map<string, string> =>
    new Map(Object.entries(table))

  test.each([
    ['a key without English', { back: '返回' }, {}],
    ['a key without Chinese', {}, { back: 'Back' }],
    ['English that is still Chinese', { back: '返回' }, { back: '返回' }],
    ['an empty word', { back: '返回' }, { back: ' ' }],
    ['a value forgotten in English', { wait: '等 {count} 天' }, { wait: 'Wait' }],
  ])('%s', (_, zh, en) => {
    expect(compareWords(words(zh), words(en))).toHaveLength(1)
  })

  test('a file without its twin', async () => {
    const alone = { path: 'web/kit/src/alone.zh.ts', text: 'export const zh = {}' }
    expect(await messageViolations('.', [alone])).toHaveLength(1)
  })

  test('plural forms ask for the same value', () => {
    const [zh, en] = [{ wait: '等 {count} 天' }, { wait: 'Wait {count} {count|day|days}' }]
    expect(compareWords(words(zh), words(en))).toEqual([])
  })
})
