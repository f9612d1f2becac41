import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { countGate } from './counts.mjs'
import { Refusal } from './refusal.mjs'
import { run, toolEnvironment } from './run.mjs'

// Exit codes after Ctrl-C and after a request to end: they stop the run, not one gate of it.
const INTERRUPTED = [130, 143]

/**
 * Runs every gate, also after a failed one, with its output as it comes, and returns the sum.
 * What ran on which commit is kept in `.cache/test-run.json` for `npm run requirements`.
 */
export async function runGates(gates, { folder, node, ensureBrowser }) {
  const results = []
  for (const [index, gate] of gates.entries()) {
    process.stdout.write(`\n── ${index + 1}/${gates.length} ${gate.name}\n`)
    const counts = await runGate(gate, { folder, node, ensureBrowser })
    results.push({ name: gate.name, ...counts })
  }
  const sum = { passed: total(results, 'passed'), failed: total(results, 'failed') }
  keepRecord(folder, { commit: commitOf(folder), ...sum, gates: results })
  process.stdout.write(`\n${results.map(summary).join('\n')}\n`)
  return sum
}

async function runGate(gate, { folder, node, ensureBrowser }) {
  const file = gate.report && join(folder, gate.report.file)
  if (file) fs.rmSync(file, { force: true })
  const code = await attempt(gate, { folder, node, ensureBrowser })
  if (INTERRUPTED.includes(code)) throw interrupted()
  return countGate(code, file && { ...gate.report, file })
}

async function attempt(gate, { folder, node, ensureBrowser }) {
  try {
    const browser = gate.needsBrowser ? { CHROMIUM: await ensureBrowser() } : {}
    const env = toolEnvironment(node, { ...browser, ...gate.env })
    return await run(gate.command, { cwd: folder, env })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

function interrupted() {
  return new Refusal('测试被中断，未运行完。', 'The tests were interrupted before the end.')
}

function total(results, key) {
  return results.reduce((sum, result) => sum + result[key], 0)
}

function summary({ name, passed, failed }) {
  return `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`
}

function keepRecord(folder, record) {
  const path = join(folder, '.cache', 'test-run.json')
  fs.mkdirSync(dirname(path), { recursive: true })
  fs.writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`)
}

function commitOf(folder) {
  try {
    const options = { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
    return execFileSync('git', ['rev-parse', 'HEAD'], options).trim()
  } catch {
    return undefined
  }
}
