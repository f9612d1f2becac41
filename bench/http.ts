import type { Request } from 'autocannon'
import { type Finding, type Round, shown, spread, summed } from './arithmetic.ts'
import { bareToken } from './bare-token.ts'
import type { LoadedCase } from './cases.ts'
import { type Asking, drive, type Extent, type Load, signedRequest, signIn } from './load.ts'
import { requireTrueCounters } from './loading.ts'
import { cpuSeconds } from './processes.ts'
import { demoPassword, type Report, type Stage } from './stage.ts'

export const httpNames = ['create', 'update', 'list', 'read', 'dashboard'] as const
export type HttpName = (typeof httpNames)[number]

const rounds = 3
const warmUp = { amount: 320 }

/** What is asked of both servers; the floors and targets are ratios to the bare handler. */
type Measure = {
  extent: Extent
  limitIs: string
  floor: number
  target: number
  /** CPU milliseconds an operation may cost, app and database together. */
  cpuBudget?: number
  product: (at: number) => Request
  bare: (at: number) => Request
}

/** Measures one operation in alternating rounds over 16 connections. */
export async function measureHttp(name: HttpName, stage: Stage, report: Report): Promise<Finding> {
  const measure = (await measuresOf(stage))[name]
  const counters = { product: 0, bare: 0 }
  const run = (who: 'product' | 'bare', extent: Extent) => {
    const asking: Asking = { url: stage[who].address, next: () => measure[who](counters[who]++) }
    return drive(asking, extent)
  }
  await run('bare', warmUp)
  await run('product', warmUp)
  const told: Told[] = []
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['bare', 'product'] as const) : (['product', 'bare'] as const)
    const loads = new Map<string, Costed>()
    for (const who of order)
      loads.set(who, await costed(stage, who, () => run(who, measure.extent)))
    const [product, bare] = [loads.get('product'), loads.get('bare')]
    if (!product || !bare) throw new Error('a round measures both')
    told.push({ product, bare })
    report(
      `${name} round ${round + 1}: ${shown(product.opsPerSecond)} beside ${shown(bare.opsPerSecond)} ops/s`,
    )
  }
  await requireTrueCounters(stage.database)
  return findingOf(name, measure, told)
}

type Costed = Load & { appMillis: number; databaseMillis: number }
type Told = { product: Costed; bare: Costed }

/** A load with the CPU milliseconds an operation took, in the server and in the database. */
async function costed(
  stage: Stage,
  who: 'product' | 'bare',
  run: () => Promise<Load>,
): Promise<Costed> {
  const spent = () => [cpuSeconds(stage[who].pid), cpuSeconds(stage.postmasterPid, true)] as const
  const [app, database] = spent()
  const load = await run()
  const [appAfter, databaseAfter] = spent()
  const each = (seconds: number) => (seconds * 1000) / load.total
  return {
    ...load,
    appMillis: each(appAfter - app),
    databaseMillis: each(databaseAfter - database),
  }
}

function findingOf(name: HttpName, measure: Measure, told: readonly Told[]): Finding {
  const ratios: Round[] = told.map(({ product, bare }) => {
    return { product: product.opsPerSecond, limit: bare.opsPerSecond }
  })
  const { limitIs, floor, target, cpuBudget } = measure
  const budget = cpuBudget === undefined ? '' : ` (at most ${cpuBudget})`
  const tail = medianOf(told, ({ product }) => product.p99)
  const bareTail = medianOf(told, ({ bare }) => bare.p99)
  const notes = [
    `rounds ${spread(ratios, 'more')}; p50 ${medianOf(told, ({ product }) => product.p50)} ms, p99 ${tail} ms, bare p99 ${bareTail} ms (at most 3x); no errors`,
    `CPU ms/op ${costOf(told, 'product')}${budget}, bare ${costOf(told, 'bare')}`,
  ]
  return { name, unit: 'ops/s', limitIs, floor, target, notes, ...summed(ratios, 'more') }
}

function costOf(told: readonly Told[], who: 'product' | 'bare'): string {
  const app = medianOf(told, (round) => round[who].appMillis)
  const database = medianOf(told, (round) => round[who].databaseMillis)
  return `${app.toFixed(2)} app + ${database.toFixed(2)} database`
}

function medianOf(told: readonly Told[], value: (round: Told) => number): number {
  return summed(
    told.map((round) => ({ product: value(round), limit: 1 })),
    'more',
  ).value
}

/** Four readers with four sizes of scope: street, community, mid grid and small grid. */
const readers = ['hewenjing', 'xujingan', 'fengzhiyuan', 'liumin']

async function measuresOf(stage: Stage): Promise<Record<HttpName, Measure>> {
  const { address } = stage.product
  const cookies = await Promise.all(readers.map((name) => signIn(address, name, demoPassword)))
  const [desk = '', secretary = ''] = cookies
  const waiting = stage.cases.filter(({ stage: now }) => now === 'reported')
  const grids = [...new Set(stage.cases.map(({ place }) => place.smallGridPos))]
  const bare = bareRequests(stage.cases)
  const timed = { extent: { duration: 4 } }
  return {
    create: {
      ...timed,
      ...goal(0.4, 0.55, 1.2),
      product: (at) =>
        signedRequest(of(cookies, at), '/api/reports', reportOf(of(stage.cases, at * 7))),
      bare: bare.create,
    },
    update: {
      extent: { amount: 4000 },
      ...goal(0.35, 0.45, 1.2),
      product: (at) => {
        const { caseId } = takenOnce(waiting, at)
        return signedRequest(secretary, `/api/cases/${caseId}/verify`, {
          isThere: true,
          words: '到场看过',
        })
      },
      bare: (at) => bare.update(takenOnce(waiting, at)),
    },
    list: {
      ...timed,
      ...goal(0.55, 0.75, 0.8),
      product: (at) => signedRequest(of(cookies, at), '/api/cases?view=all&limit=20'),
      bare: (at) => bare.list(of(grids, at * 7)),
    },
    read: {
      ...timed,
      ...goal(0.6, 0.75, 0.5),
      product: (at) => signedRequest(desk, `/api/cases/${of(stage.cases, at * 7919).caseId}`),
      bare: (at) => bare.read(of(stage.cases, at * 7919)),
    },
    dashboard: {
      ...timed,
      limitIs: 'counting scan of 100,000',
      floor: 5,
      target: 10,
      product: (at) => signedRequest(of(cookies, at), '/api/cases/counts'),
      bare: bare.count,
    },
  }
}

/** Beside the bare handler: the ratio a release must hold, the good one, and CPU milliseconds an operation. */
function goal(floor: number, target: number, cpuBudget: number) {
  return { limitIs: 'bare handler', floor, target, cpuBudget }
}

function bareRequests(cases: readonly LoadedCase[]) {
  const headers = { authorization: `Bearer ${bareToken()}` }
  const get = (path: string): Request => ({ method: 'GET', path, headers })
  const post = (path: string, body: object): Request => {
    const typed = { ...headers, 'content-type': 'application/json' }
    return { method: 'POST', path, headers: typed, body: JSON.stringify(body) }
  }
  return {
    create: (at: number) => {
      const { place, title, text, category } = of(cases, at * 7)
      const said = { title, description: text, place: place.words, category: category.code }
      return post('/cases', { gridId: place.smallGridPos, ...said })
    },
    update: ({ caseId }: LoadedCase) =>
      post(`/cases/${caseId}`, { status: 'verified', words: '到场看过' }),
    list: (grid: number) => get(`/cases?grid=${grid}`),
    read: ({ caseId }: LoadedCase) => get(`/cases/${caseId}`),
    count: () => get('/counts'),
  }
}

function reportOf({ text, place, category }: LoadedCase) {
  return { text, place: { nodeId: place.nodeId }, categoryCode: category.code, channel: 'patrol' }
}

function of<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('nothing to ask for')
  return item
}

/** An update needs a case that nobody verified yet. */
function takenOnce(waiting: readonly LoadedCase[], at: number): LoadedCase {
  const next = waiting[at]
  if (!next) throw new Error(`all ${waiting.length} waiting cases are verified`)
  return next
}
