import fs from 'node:fs'

const READERS = { vitest: readVitest, playwright: readPlaywright }

/**
 * How many tests a finished gate adds to the sum. A gate that failed without a failed test in
 * its report, or that found no tests at all, is itself one failure.
 */
export function countGate(exitCode, report) {
  if (!report) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const { passed, failed } = readReport(report)
  const isUntold = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: isUntold ? 1 : failed }
}

export function lastLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

function readReport({ kind, file }) {
  try {
    return READERS[kind](JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 0 }
  }
}

function readVitest({ numPassedTests, numFailedTests }) {
  return { passed: numPassedTests, failed: numFailedTests }
}

/** A test that passed only at the second try counts as failed. */
function readPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}
