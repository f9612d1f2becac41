import { afterEach, describe, expect, test } from 'vitest'
import { en as kitEnglish } from './kit.en.ts'
import { zh as kitChinese } from './kit.zh.ts'
import { fill, messages, speak } from './messages.ts'
import { en as problemEnglish } from './problem.en.ts'
import { zh as problemChinese } from './problem.zh.ts'

const zh = { desk: { left: '还有 {count} 分', empty: '今天没有到期的事。' } } as const
const en = { desk: { left: '{count} {count|minute|minutes} left', empty: 'Nothing is due today.' } }

describe('messages in two languages', () => {
  afterEach(() => speak('zh'))
  const t = messages(zh, async () => en)

  test('a Chinese sentence takes its number', () => {
    expect(t('desk.left', { count: 12 })).toBe('还有 12 分')
  })

  test('English is spoken once asked for, with the word for one and for many', async () => {
    await speak('en')
    expect(t('desk.left', { count: 1 })).toBe('1 minute left')
    expect(t('desk.left', { count: 2 })).toBe('2 minutes left')
  })

  test('large numbers carry thousands commas', () => {
    expect(fill('{count} 人', { count: 47000 })).toBe('47,000 人')
  })

  test('a missing value stays visible instead of vanishing', () => {
    expect(fill('打 {phone}', {})).toBe('打 {phone}')
  })

  test.each([
    ['kit', kitChinese, kitEnglish],
    ['problem', problemChinese, problemEnglish],
  ])('the English of %s asks for the same values as the Chinese', (_, chinese, english) => {
    for (const [key, text] of Object.entries(chinese)) {
      expect([key, named(english[key as keyof typeof english])]).toEqual([key, named(text)])
    }
  })
})

function named(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1] ?? ''))].sort()
}
