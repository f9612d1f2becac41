import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { verifyNet } from './capabilities/grid/net.commands.ts'
import { netLines } from './capabilities/grid/net.present.ts'
import { verifySeals } from './platform/audit/verify.ts'
import { verificationLines } from './platform/audit/verify-report.ts'
import { startEmbedded } from './platform/db/embedded/start.ts'
import { type Connection, type Database, openDatabase } from './platform/db/pool.ts'
import { localDateOf, systemClock } from './platform/runtime/clock.ts'
import { readSettings, type Settings } from './platform/runtime/settings.ts'
import { StartFailure } from './platform/runtime/start-failure.ts'

type Command = { summary: string; help: string; run(args: string[]): Promise<number> }

/** 0: done and in order; 1: something is wrong with the data; 2: the command could not run. */
const exit = { good: 0, found: 1, failed: 2 } as const

class WrongUse extends Error {}

const commands: Readonly<Record<string, Command>> = {
  verify: {
    summary:
      '核对审计记录没有被改动、网格不重不漏 · checks that the audit log was not changed and the net is one',
    help: `linli verify [--street N] [--head N:DIGEST]

  重算每条街道的审计链，找出被改、缺少、多出、换了顺序的记录，并打印当天的链头。
  再看今天的网格是不是一棵树、层层包含、不重不漏。
  Recomputes the audit chain of every street, finds changed, missing, added and reordered
  entries, and prints the day's head. Print the head and keep it apart from the database.
  Then it judges the net in force today: one tree, strictly nested, no overlap, no gap.

  --street N       只看一个街道 · one street only
  --head N:DIGEST  以前打印的链头，必须还在链里 · a head printed earlier must still be in the chain
  --help           本说明 · this text

  退出码 exit code: 0 都对 in order, 1 有问题 something found, 2 没有核对成 could not be checked`,
    run: verify,
  },
}

async function main([name, ...args]: string[]): Promise<number> {
  const command = name === undefined ? undefined : commands[name]
  if (!command) {
    print(overview())
    return name === undefined || name === '--help' ? exit.good : exit.failed
  }
  if (args.includes('--help')) {
    print(command.help)
    return exit.good
  }
  return command.run(args)
}

async function verify(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { street: { type: 'string' }, head: { type: 'string' } },
  })
  const [street, head] = [numberOf(values.street), headOf(values.head)]
  return withDatabase(async ({ owner }) => {
    const streetIds = street === undefined ? await allStreets(owner) : [street]
    if (head && streetIds.length > 1) throw new WrongUse('--head: + --street N')
    let isGood = true
    for (const streetId of streetIds) {
      const found = await verifySeals(owner, streetId, { head, onProgress })
      print(verificationLines(found).join('\n'))
      const net = await verifyNet(owner, streetId, localDateOf(systemClock().now()))
      print(netLines(net).join('\n'))
      isGood &&= found.findings.length === 0 && net.problems.length === 0
    }
    return isGood ? exit.good : exit.found
  })
}

/** Uses the running server's database, or starts the embedded one for as long as the command takes. */
async function withDatabase(work: (database: Database) => Promise<number>): Promise<number> {
  const settings = readSettings(process.env)
  const { connection, stop } = await ownerConnection(settings)
  const database = openDatabase(connection, connection)
  try {
    return await work(database)
  } finally {
    await database.close()
    await stop()
  }
}

async function ownerConnection(
  settings: Settings,
): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  if (settings.databaseUrl !== undefined)
    return { connection: { connectionString: settings.databaseUrl }, stop: async () => {} }
  const folder = join(settings.dataFolder, 'postgres')
  if (!existsSync(folder)) throw new WrongUse(noData(settings.dataFolder))
  return startEmbedded({ folder, report: tell })
}

async function allStreets(owner: Database['owner']): Promise<number[]> {
  const { rows } = await owner.query<{ street_id: number }>(
    'select street_id from grid.street order by street_id',
  )
  return rows.map((row) => row.street_id)
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (Number.isSafeInteger(value) && value > 0) return value
  throw new WrongUse(`--street ${text}: 要一个正整数 · a positive whole number is needed`)
}

function headOf(text: string | undefined): { sealNo: number; digest: string } | undefined {
  if (text === undefined) return undefined
  const parts = /^(\d+):([0-9a-f]{64})$/i.exec(text)
  if (!parts) throw new WrongUse(`--head ${text}: 写成 N:DIGEST · write it as N:DIGEST`)
  return { sealNo: Number(parts[1]), digest: String(parts[2]).toLowerCase() }
}

const progressStep = 100_000
let reported = 0

function onProgress(entries: number): void {
  if (entries < reported) reported = 0
  if (entries - reported < progressStep) return
  reported = entries
  tell(`  … ${entries}`)
}

function overview(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(10)}${summary}`,
  )
  return ['linli <command> [--help]', '', ...lines].join('\n')
}

function noData(folder: string): string {
  return `${folder} 里没有数据：请用 LINLI_DATA 或 DATABASE_URL 指明 · no data in ${folder}: name it with LINLI_DATA or DATABASE_URL`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isExpected =
    error instanceof StartFailure || error instanceof WrongUse || isArgumentError(error)
  tell(isExpected ? (error as Error).message : String((error as Error).stack))
  process.exitCode = exit.failed
}

function isArgumentError(error: unknown): boolean {
  return (
    error instanceof TypeError && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS')
  )
}
