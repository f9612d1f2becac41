import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { ensureChromium, findChromium } from './chromium.mjs'
import { countGate, lastLine } from './counts.mjs'
import { gates } from './gates.mjs'
import { runGates } from './run-gates.mjs'

const roomy = { timeout: 60_000 }
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('the sum of npm test', roomy, () => {
  test('counts each gate once and each reported test once, and goes on after a failure', async () => {
    const folder = newFolder()
    const report = { numPassedTests: 5, numFailedTests: 2 }
    const pages = { stats: { expected: 3, unexpected: 0, flaky: 1 } }
    const sum = await runGates(
      [
        gate('true', 'process.exit(0)'),
        gate('false', 'process.exit(3)'),
        {
          ...gate('vitest', write('a.json', report, 1)),
          report: { kind: 'vitest', file: 'a.json' },
        },
        {
          ...gate('pages', write('b.json', pages, 0)),
          report: { kind: 'playwright', file: 'b.json' },
        },
      ],
      { folder, node: process.execPath, ensureBrowser: async () => '' },
    )
    expect(sum).toEqual({ passed: 9, failed: 4 })
    expect(lastLine(sum)).toBe('9 passed, 4 failed')
    const record = JSON.parse(readFileSync(join(folder, '.cache', 'test-run.json'), 'utf8'))
    expect(record.gates).toHaveLength(4)
  })

  test('does not believe a report of an earlier run', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'old.json'), '{"numPassedTests":99,"numFailedTests":0}')
    const stale = {
      ...gate('crash', 'process.exit(1)'),
      report: { kind: 'vitest', file: 'old.json' },
    }
    const surroundings = { folder, node: process.execPath, ensureBrowser: async () => '' }
    expect(await runGates([stale], surroundings)).toEqual({ passed: 0, failed: 1 })
  })

  test('a gate that ran no test at all is a failure', () => {
    const folder = newFolder()
    const file = join(folder, 'empty.json')
    writeFileSync(file, '{"numPassedTests":0,"numFailedTests":0}')
    expect(countGate(0, { kind: 'vitest', file })).toEqual({ passed: 0, failed: 1 })
  })

  test('without a browser the acceptance gate fails, with the command to run, and the rest count', async () => {
    const folder = newFolder()
    const noBrowser = () => ensureChromium({ PATH: folder })
    await expect(noBrowser()).rejects.toThrow('sudo apt-get install -y chromium fonts-noto-cjk')
    const list = [gate('first', ''), { ...gate('pages', ''), needsBrowser: true }]
    const surroundings = { folder, node: process.execPath, ensureBrowser: noBrowser }
    expect(await runGates(list, surroundings)).toEqual({ passed: 1, failed: 1 })
  })

  test('every gate of the list names a program', () => {
    expect(gates.length).toBeGreaterThan(5)
    for (const one of gates) expect(one.command.every((word) => word !== '')).toBe(true)
  })
})

describe('the browser of the tests', () => {
  test('is the one that CHROMIUM names', async () => {
    const named = program(newFolder(), 'browser', '#!/bin/sh\n')
    expect(await ensureChromium({ CHROMIUM: named, PATH: '' })).toBe(named)
  })

  test('is refused when CHROMIUM names no program', async () => {
    await expect(ensureChromium({ CHROMIUM: '/nowhere' })).rejects.toThrow('not a program')
  })

  test('is else the first on PATH', () => {
    const [first, second] = [newFolder(), newFolder()]
    const found = program(second, 'google-chrome', '#!/bin/sh\n')
    expect(findChromium([first, second].join(delimiter))).toBe(found)
  })
})

function newFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'linli-gates-'))
  folders.push(folder)
  return folder
}

function program(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

function gate(name: string, script: string) {
  return { name, command: ['node', '-e', script] }
}

function write(file: string, report: object, code: number): string {
  const text = JSON.stringify(JSON.stringify(report))
  return `require('fs').writeFileSync('${file}', ${text}); process.exit(${code})`
}
