import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prove, readCommit, readOutcomes } from './reports.ts'
import { describeViolations, readTree } from './source.ts'
import { titleViolations } from './titles.ts'

test('no title of a test claims more than it may', () => {
  expect(describeViolations(titleViolations(readTree('.')))).toEqual([])
})

describe('a title that claims too much is found', () => {
  const [one, two] = ['R' + '1', 'R' + '2']
  const proof = 'server/src/capabilities/grid/grid.test.ts'
  test.each([
    ['four numbers', proof, `test('${one} ${two} R${3} R${4}: all')`],
    ['a number that does not exist', proof, `test('R${163}: all')`],
    ['a number on a group of tests', proof, `describe('${one}: all')`],
    ['a number on a group of browser tests', 'e2e/grid.spec.ts', `test.describe('${one}: all')`],
    [
      'a number on a table of pure cases',
      'contract/src/grid/grid.rules.test.ts',
      `test.each([])('${one}')`,
    ],
    ['a number on a check', 'checks/grid.test.ts', `it('${one}: all')`],
  ])('%s', (_, path, text) => {
    expect(titleViolations([{ path, text }]).length).toBeGreaterThan(0)
  })

  test('up to three numbers on a test through HTTP pass, and so does A4 paper', () => {
    const text = `test('${one} ${two} R${3}: prints on A4 paper')`
    expect(titleViolations([{ path: proof, text }])).toEqual([])
  })
})

describe('a requirement is proved', () => {
  const numbered = (id: number, passed: boolean): { title: string; passed: boolean } => ({
    title: `R${id}: a sentence`,
    passed,
  })
  const proofOf = (
    id: string,
    outcomes: Parameters<typeof prove>[0],
    isThisCommit = true,
  ): boolean => prove(outcomes, isThisCommit).find((proof) => proof.id === id)?.passed ?? false

  test('when all its tests passed on this commit', () => {
    expect(proofOf('R7', [numbered(7, true)])).toBe(true)
  })

  test('not by a test of a longer number', () => {
    expect(proofOf('R7', [numbered(71, true)])).toBe(false)
  })

  test('not when one of its tests failed', () => {
    expect(proofOf('R7', [numbered(7, true), numbered(7, false)])).toBe(false)
  })

  test('not by a run on another commit', () => {
    expect(proofOf('R7', [numbered(7, true)], false)).toBe(false)
  })

  test('not without a test', () => {
    expect(prove([], true).some(({ passed }) => passed)).toBe(false)
    expect(prove([], true)).toHaveLength(174)
  })
})

test('the reports of unit and browser tests are read, a flaky test as not passed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-reports-'))
  const write = (name: string, report: unknown): void =>
    writeFileSync(join(folder, name), JSON.stringify(report))
  write('vitest.json', {
    testResults: [
      {
        assertionResults: [
          { title: 'one', status: 'passed' },
          { title: 'two', status: 'skipped' },
        ],
      },
    ],
  })
  const specs = [{ title: 'three', tests: [{ projectName: 'phone', status: 'flaky' }] }]
  write('playwright.json', { suites: [{ suites: [{ specs }] }] })
  write('test-run.json', { commit: 'abc' })
  expect(readOutcomes(folder)).toEqual([
    { title: 'one', passed: true },
    { title: 'two', passed: false },
    { title: 'three [phone]', passed: false },
  ])
  expect(readCommit(folder)).toBe('abc')
  rmSync(folder, { recursive: true })
})

test('the command prints every requirement and scenario as JSON', () => {
  const printed = execFileSync(process.execPath, ['checks/requirements.ts', '--json'], {
    encoding: 'utf8',
  })
  const proofs: { id: string; tests: string[]; passed: boolean }[] = JSON.parse(printed)
  expect(proofs).toHaveLength(174)
  expect(Object.keys(proofs[0] ?? {})).toEqual(['id', 'tests', 'passed'])
})
