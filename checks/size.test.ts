import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measureFirstLoad } from './size.ts'

const budget = 100_000

test('the phone app needs at most 100 kB of JavaScript before its first screen', () => {
  expect(measureFirstLoad('web/phone/dist').gzipBytes).toBeLessThanOrEqual(budget)
})

describe('the measure', () => {
  test('counts the entry, what it imports and what those import, and nothing loaded on demand', () => {
    const dist = builtApp({
      'entry.js': "import './part.js'; import('./later.js')",
      'part.js': "export { a } from './deep.js'",
      'deep.js': 'export const a = 1',
      'later.js': 'export const b = 1',
    })
    expect([...measureFirstLoad(dist).files].sort()).toEqual([
      'assets/deep.js',
      'assets/entry.js',
      'assets/part.js',
    ])
    rmSync(dist, { recursive: true })
  })

  test('finds an app that is too heavy', () => {
    const heavy = randomBytes(budget).toString('base64')
    const dist = builtApp({
      'entry.js': "import './heavy.js'",
      'heavy.js': `export const a='${heavy}'`,
    })
    expect(measureFirstLoad(dist).gzipBytes).toBeGreaterThan(budget)
    rmSync(dist, { recursive: true })
  })

  test('fails on an app that was not built', () => {
    expect(() => measureFirstLoad(join(tmpdir(), 'linli-never-built'))).toThrow('web.mjs')
  })
})

function builtApp(scripts: Readonly<Record<string, string>>): string {
  const dist = mkdtempSync(join(tmpdir(), 'linli-dist-'))
  mkdirSync(join(dist, 'assets'))
  const page = '<script type="module" crossorigin src="/assets/entry.js"></script>'
  writeFileSync(join(dist, 'index.html'), page)
  for (const [name, text] of Object.entries(scripts))
    writeFileSync(join(dist, 'assets', name), text)
  return dist
}
