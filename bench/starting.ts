import { stopwatch } from '@linli/server/platform/runtime/clock'
import { setTimeout as pause } from 'node:timers/promises'
import { measureFirstLoad } from '../checks/size.ts'
import { type Finding, median, shown } from './arithmetic.ts'
import { residentMiB, type Running } from './processes.ts'
import { type Ground, openCluster, startProduct } from './stage.ts'

const starts = 3
const idleMillis = 6000
const coldStartSeconds = 1.5
const idleMiB = 150
const phoneBytes = 100_000

/** From the start of the process to the first 200, its own PostgreSQL included, on a folder that exists. */
export async function measureColdStart(ground: Ground): Promise<Finding> {
  await firstStart(ground)
  const seconds: number[] = []
  for (let turn = 0; turn < starts; turn++) {
    const [running, took] = await timedStart(ground)
    await running.stop()
    ground.report(`cold start ${turn + 1}: ${shown(took)} s`)
    seconds.push(took)
  }
  const beside = await startBesideCluster(ground)
  const notes = [
    `${seconds.map(shown).join(', ')} s with its own PostgreSQL started too; ${shown(beside)} s where PostgreSQL runs already`,
  ]
  const value = median(seconds)
  return budgeted({ name: 'cold-start', value, unit: 's', limit: coldStartSeconds, notes })
}

/** Resident memory of the server's process, six seconds after it was ready, asked nothing meanwhile. */
export async function measureIdleMemory(ground: Ground): Promise<Finding> {
  await firstStart(ground)
  const [running] = await timedStart(ground)
  ground.stops.push(() => running.stop())
  await pause(idleMillis)
  const resident = residentMiB(running.pid)
  await running.stop()
  const notes = ['server process alone, without PostgreSQL']
  return budgeted({ name: 'idle-memory', value: resident, unit: 'MiB', limit: idleMiB, notes })
}

/** The scripts that the phone app's first screen needs, as a server sends them. */
export function measurePhoneJs(): Finding {
  const dist = new URL('../web/phone/dist', import.meta.url).pathname
  const { files, gzipBytes } = measureFirstLoad(dist)
  const notes = [`gzip, ${files.length} files`]
  return budgeted({ name: 'phone-js', value: gzipBytes, unit: 'bytes', limit: phoneBytes, notes })
}

function budgeted(found: Pick<Finding, 'name' | 'value' | 'unit' | 'limit' | 'notes'>): Finding {
  return { ...found, limitIs: 'budget', ratio: found.limit / found.value, floor: 1, target: 1 }
}

/** Makes the folder an existing one: database, demo street, keys. */
async function firstStart(ground: Ground): Promise<void> {
  ground.report('first start, which loads the demo street …')
  const [running, took] = await timedStart(ground)
  await running.stop()
  ground.report(`first start took ${shown(took)} s`)
}

async function startBesideCluster(ground: Ground): Promise<number> {
  await openCluster(ground)
  const [running, took] = await timedStart(ground)
  await running.stop()
  await ground.stops.pop()?.()
  return took
}

async function timedStart(ground: Ground): Promise<[Running, number]> {
  const passed = stopwatch()
  const running = await startProduct(ground)
  const response = await fetch(`${running.address}/api/health`)
  if (response.status !== 200) {
    await running.stop()
    throw new Error(`/api/health answered ${response.status}`)
  }
  return [running, passed() / 1000]
}
