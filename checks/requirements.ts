import { execFileSync } from 'node:child_process'
import { type Proof, prove, readCommit, readOutcomes } from './reports.ts'

const help = `npm run requirements            a table of R1–R162 and A1–A12, their tests and results
npm run requirements -- --json  the same as [{id, tests, passed}]
`

const [option] = process.argv.slice(2)
if (option === '--help') process.stdout.write(help)
else if (option === undefined || option === '--json') printProofs(option === '--json')
else {
  process.stderr.write(`Unknown option ${option}\n${help}`)
  process.exitCode = 2
}

function printProofs(asJson: boolean): void {
  const ranOn = readCommit('.cache')
  const isThisCommit = ranOn !== undefined && ranOn === headCommit()
  const proofs = prove(readOutcomes('.cache'), isThisCommit)
  if (asJson) process.stdout.write(`${JSON.stringify(proofs, null, 2)}\n`)
  else
    process.stdout.write(`${table(proofs).join('\n')}\n\n${summary(proofs, ranOn, isThisCommit)}\n`)
}

function table(proofs: readonly Proof[]): string[] {
  return proofs.flatMap(({ id, tests, passed }) => {
    const mark = tests.length === 0 ? '·' : passed ? '✓' : '✗'
    const [first = 'no test yet', ...more] = tests
    return [`${id.padEnd(5)}${mark} ${first}`, ...more.map((title) => `       ${title}`)]
  })
}

function summary(
  proofs: readonly Proof[],
  ranOn: string | undefined,
  isThisCommit: boolean,
): string {
  const passed = proofs.filter((proof) => proof.passed).length
  const tested = proofs.filter(({ tests }) => tests.length > 0).length
  const counts = `${passed} of ${proofs.length} proved, ${tested} with tests.`
  if (ranOn === undefined) return `${counts} No finished test run is known: run npm test.`
  if (isThisCommit) return `${counts} Last run on this commit (${ranOn.slice(0, 9)}).`
  return `${counts} Last run on ${ranOn.slice(0, 9)}, not on this commit: run npm test.`
}

function headCommit(): string | undefined {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: [...stdio],
    }).trim()
  } catch {
    return undefined
  }
}
