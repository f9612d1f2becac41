import type { Category } from '@linli/contract/matter/category.schema'
import {
  boxAround,
  type ComparedReport,
  type DuplicateCandidate,
  likelyDuplicates as scored,
} from '@linli/contract/matter/duplicate.rules'
import type { Context } from '../../platform/db/context.ts'
import { readRows } from '../../platform/db/transaction.ts'
import { limitTries } from '../../platform/auth/rate-limit.ts'
import { theOne } from '../../platform/http/refusal.ts'
import { blindIndex } from '../../platform/privacy/keys.ts'
import { addMinutes, localDateOf, millisOf } from '../../platform/runtime/clock.ts'
import { pathTo } from '../grid/index.ts'
import { catalogueNow } from './catalogue.commands.ts'
import { type NearbyRow, openNearby, wordsInScope } from './duplicate.sql.ts'

type Asked = {
  categoryCode: string
  nodeId: string
  point?: readonly [number, number] | undefined
  text?: string | undefined
}
type Likely = { token: string; categoryCode: string; place: string; on: string }

const mostShown = 5
const mostTriesAnHour = 120

/**
 * Open reports that may be the same thing, best first. Residents learn of public-space types only: type, building grid
 * and day, and never text, photo, reporter, entrance or instant (domain 0.9); staff compare words too, within their scope.
 * @param from where the request comes from; whoever is not staff asks so many times an hour
 * @throws Refusal `not-found` for an unknown place, `too-many-tries`
 */
export async function likelyDuplicates(
  ctx: Context,
  asked: Asked,
  from: string,
): Promise<Likely[]> {
  if (ctx.actor.role !== 'linli_staff') {
    const bucket = `likely-from:${ctx.actor.identityId ?? from}`
    await limitTries(ctx.database, ctx.now, bucket, mostTriesAnHour, 60)
  }
  return (await likelyRows(ctx, asked)).map(presentLikely)
}

/** The open report that a token stands for, if it is among the likely duplicates this asker is shown. */
export async function likelyNamed(
  ctx: Context,
  asked: Asked,
  token: string,
): Promise<string | undefined> {
  const found = (await likelyRows(ctx, asked)).find((row) => tokenOf(row.matter_id) === token)
  return found?.matter_id
}

async function likelyRows(ctx: Context, asked: Asked): Promise<Compared[]> {
  const { streetId } = ctx
  const category = (await catalogueNow(ctx)).byCode.get(asked.categoryCode)
  const path = await readRows(ctx, pathTo({ streetId, nodeId: asked.nodeId }))
  const around = path.find((step) => step.kind === 'small-grid') ?? theOne(path.slice(-1))
  if (!category || !mayCompare(ctx, category)) return []
  const report = comparedReport(ctx, asked, category, path)
  const rows = await candidates(ctx, category, around, report)
  const byId = new Map(rows.map((row) => [row.matter_id, row]))
  return scored(
    report,
    rows.map((row) => candidateOf(row, category)),
    category,
  )
    .slice(0, mostShown)
    .flatMap(({ reportId }) => byId.get(reportId) ?? [])
}

/** Types of restricted visibility are compared by nobody here: that such a report exists says too much. */
function mayCompare(ctx: Context, category: Category): boolean {
  if (ctx.actor.role === 'linli_staff') return category.visibility === 'normal'
  return category.isPublicSpace
}

type Path = readonly {
  kind: string | null
  node_id: string | null
  centre_lon: number | null
  centre_lat: number | null
}[]

function comparedReport(
  ctx: Context,
  { text, point }: Asked,
  category: Category,
  path: Path,
): ComparedReport {
  const nodeOf = (kind: string) => path.find((step) => step.kind === kind)
  const nearest = nodeOf('entrance') ?? nodeOf('building')
  return {
    categoryCode: category.code,
    text: text ?? '',
    reportedAtMillis: millisOf(ctx.now),
    point: point ?? pointIn(category, nearest?.centre_lon, nearest?.centre_lat),
    smallGridId: nodeOf('small-grid')?.node_id ?? undefined,
    buildingId: nodeOf('building')?.node_id ?? undefined,
    entranceId: nodeOf('entrance')?.node_id ?? undefined,
  }
}

/** What lies indoors is no nearer to the next house for standing beside it: distance counts in public space alone. */
function pointIn(
  { isPublicSpace }: Category,
  lon: number | null | undefined,
  lat: number | null | undefined,
): readonly [number, number] | undefined {
  return isPublicSpace && lon && lat ? [lon, lat] : undefined
}

type Compared = NearbyRow & { text?: string | undefined; place?: string | undefined }

async function candidates(
  ctx: Context,
  category: Category,
  around: { pos: number; pos_end: number },
  { point }: ComparedReport,
): Promise<Compared[]> {
  const { streetId } = ctx
  const since = addMinutes(ctx.now, -category.duplicateDays * 24 * 60)
  const box = point ? boxAround(point, category.duplicateRadiusMetres) : noBox
  const slots = { streetId, code: category.code, lo: around.pos, hi: around.pos_end, since, ...box }
  const rows = await readRows(ctx, openNearby(slots))
  if (ctx.actor.role !== 'linli_staff') return rows
  const matterIds = rows.map((row) => row.matter_id)
  const known = await readRows(ctx, wordsInScope({ streetId, matterIds }))
  const inScope = new Map(known.map(({ matter_id: id, text, place }) => [id, { text, place }]))
  return rows
    .filter((row) => category.isPublicSpace || inScope.has(row.matter_id))
    .map((row) => ({ ...row, ...inScope.get(row.matter_id) }))
}

const noBox = { west: null, south: null, east: null, north: null }

function candidateOf(row: Compared, category: Category): DuplicateCandidate {
  return {
    reportId: row.matter_id,
    categoryCode: category.code,
    text: row.text ?? '',
    reportedAtMillis: millisOf(row.reported_at),
    point: pointIn(category, row.lon, row.lat),
    smallGridId: row.small_grid_id ?? undefined,
    buildingId: row.building_id ?? undefined,
    entranceId: row.entrance_id ?? undefined,
  }
}

function presentLikely(row: Compared): Likely {
  return {
    token: tokenOf(row.matter_id),
    categoryCode: row.category_code,
    place: row.place ?? row.grid_place,
    on: localDateOf(row.reported_at),
  }
}

/** An id tells the millisecond it was made in; this tells nothing, and is the same at every try. */
function tokenOf(matterId: string): string {
  return blindIndex('report', `same ${matterId}`).subarray(0, 16).toString('base64url')
}
