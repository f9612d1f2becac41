import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { numbersIn, requirementIds } from './titles.ts'

/** One test of the last run. */
export type Outcome = { readonly title: string; readonly passed: boolean }

/** A requirement and what proves it. */
export type Proof = {
  readonly id: string
  readonly tests: readonly string[]
  readonly passed: boolean
}

type VitestReport = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

type PlaywrightSuite = {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly { readonly projectName: string; readonly status: string }[]
  }[]
}

/**
 * Sets every requirement beside the tests that carry its number.
 * @param isThisCommit whether the outcomes belong to the commit now checked out; others prove nothing
 */
export function prove(outcomes: readonly Outcome[], isThisCommit: boolean): Proof[] {
  return requirementIds.map((id) => {
    const tests = outcomes.filter(({ title }) => numbersIn(title).includes(id))
    const passed = isThisCommit && tests.length > 0 && tests.every((test) => test.passed)
    return { id, tests: tests.map(({ title }) => title), passed }
  })
}

/** The tests of both reports that `npm test` left; a missing report holds none. */
export function readOutcomes(folder: string): Outcome[] {
  const vitest = readJson<VitestReport>(join(folder, 'vitest.json'))
  const playwright = readJson<PlaywrightSuite>(join(folder, 'playwright.json'))
  return [...vitestOutcomes(vitest), ...(playwright ? playwrightOutcomes(playwright) : [])]
}

/** The commit of the last whole run of `npm test`. */
export function readCommit(folder: string): string | undefined {
  return readJson<{ readonly commit?: string }>(join(folder, 'test-run.json'))?.commit
}

function vitestOutcomes(report: VitestReport | undefined): Outcome[] {
  return (report?.testResults ?? []).flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status }) => ({ title, passed: status === 'passed' })),
  )
}

/** A test that passed only at the second try is `flaky` and proves nothing. */
function playwrightOutcomes({ suites = [], specs = [] }: PlaywrightSuite): Outcome[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, status }) => ({
      title: `${title} [${projectName}]`,
      passed: status === 'expected',
    })),
  )
  return [...own, ...suites.flatMap(playwrightOutcomes)]
}

function readJson<Report>(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
