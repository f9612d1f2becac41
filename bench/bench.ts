import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Finding, jsonOf, tableOf, verdict } from './arithmetic.ts'
import { type HttpName, httpNames, measureHttp } from './http.ts'
import { measureImport } from './import.ts'
import { measureDuplicates, measureTriage } from './matching.ts'
import { type Ground, leave, openGround, setStage } from './stage.ts'
import { measureColdStart, measureIdleMemory, measurePhoneJs } from './starting.ts'

const alone = {
  import: measureImport,
  'cold-start': measureColdStart,
  'idle-memory': measureIdleMemory,
}
const pure = {
  'phone-js': measurePhoneJs,
  duplicates: measureDuplicates,
  triage: measureTriage,
}
const names = [...httpNames, ...Object.keys(alone), ...Object.keys(pure)]

const usage = `npm run bench -- [NAME…] [--json FILE]
names: ${names.join(', ')}; without one, all of them`

await main()

async function main(): Promise<void> {
  const asked = readArguments()
  if (!asked) return
  const findings: Finding[] = []
  const failed = await attempt(asked.names, findings)
  process.stdout.write(`\n${tableOf(findings)}\n\n`)
  if (asked.json) writeFileSync(asked.json, jsonOf(findings))
  for (const line of failed) process.stderr.write(`failed: ${line}\n`)
  const missed = findings.filter((finding) => verdict(finding) === 'MISSED')
  const many = `${findings.length} measured, ${missed.length} missed their floor, ${failed.length} failed`
  process.stdout.write(`${many}\n${busyness()}\n`)
  // A missed floor is a finding, told in the table; only a measurement that broke fails the bench.
  process.exitCode = failed.length > 0 ? 1 : 0
}

function readArguments(): { names: string[]; json: string | undefined } | undefined {
  const options = { json: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const unknown = positionals.filter((name) => !names.includes(name))
  if (values.help || unknown.length > 0) {
    const wrong = unknown.length > 0
    process[wrong ? 'stderr' : 'stdout'].write(
      `${wrong ? `unknown: ${unknown.join(', ')}\n` : ''}${usage}\n`,
    )
    process.exitCode = wrong ? 2 : 0
    return undefined
  }
  return { names: positionals.length > 0 ? positionals : names, json: values.json }
}

/** Runs what was asked, one failure not stopping the next, and answers what failed. */
async function attempt(asked: readonly string[], findings: Finding[]): Promise<string[]> {
  const failed: string[] = []
  const keep = async (name: string, measure: () => Finding | Promise<Finding>) => {
    try {
      findings.push(await measure())
    } catch (error) {
      failed.push(`${name}: ${told(error)}`)
    }
  }
  const https = httpNames.filter((name) => asked.includes(name))
  if (https.length > 0) {
    await onGround((ground) => measureAllHttp(ground, https, keep)).catch((error: unknown) => {
      failed.push(`${https.join(', ')}: ${told(error)}`)
    })
  }
  for (const [name, measure] of Object.entries(alone)) {
    if (asked.includes(name)) await keep(name, () => onGround(measure))
  }
  for (const [name, measure] of Object.entries(pure)) {
    if (asked.includes(name)) await keep(name, measure)
  }
  return failed
}

type Keep = (name: string, measure: () => Promise<Finding>) => Promise<void>

async function measureAllHttp(ground: Ground, asked: HttpName[], keep: Keep): Promise<void> {
  const stage = await setStage(ground)
  // Reads come first, so that they are measured on the cases as loaded.
  const reads = asked.filter((name) => name !== 'create' && name !== 'update')
  const writes = asked.filter((name) => name === 'create' || name === 'update')
  for (const name of [...reads, ...writes]) {
    await keep(name, () => measureHttp(name, stage, report))
  }
}

/** A folder, a database and servers of their own, ended and removed whatever happens. */
async function onGround<T>(work: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await openGround(report)
  const interrupt = () => {
    void leave(ground).then(() => process.exit(130))
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    return await work(ground)
  } finally {
    await leave(ground)
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

function report(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Other work on the machine slows what takes several turns more than what takes one. */
function busyness(): string {
  const [minute = 0] = loadavg()
  return `load average ${minute.toFixed(1)} on ${availableParallelism()} cores at the end; where others work too, compare CPU ms/op first`
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
