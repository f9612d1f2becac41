import type { Category } from '@linli/contract/matter/category.schema'
import {
  type DuplicateCandidate,
  likelyDuplicates as scored,
} from '@linli/contract/matter/duplicate.rules'
import type { Context } from '../../platform/db/context.ts'
import { readRows } from '../../platform/db/transaction.ts'
import { theOne } from '../../platform/http/refusal.ts'
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
type Likely = { reportId: never; categoryCode: string; place: string; on: string }

/**
 * Open reports that may be the same thing, best first. Residents learn of public-space types only, and never text,
 * photo, reporter or a count inside a dwelling (domain 0.9); staff compare words too, within their scope.
 * @throws Refusal `not-found` for an unknown place
 */
export async function likelyDuplicates(ctx: Context, asked: Asked): Promise<Likely[]> {
  const { streetId } = ctx
  const category = (await catalogueNow(ctx)).byCode.get(asked.categoryCode)
  const path = await readRows(ctx, pathTo({ streetId, nodeId: asked.nodeId }))
  const place = path.find((step) => step.kind === 'mid-grid') ?? theOne(path.slice(-1))
  if (!category || !mayCompare(ctx, category)) return []
  const rows = await candidates(ctx, category, place)
  const report = {
    categoryCode: category.code,
    text: asked.text ?? '',
    reportedAtMillis: millisOf(ctx.now),
    point: asked.point,
    buildingId: nodeOf(path, 'building'),
    entranceId: nodeOf(path, 'entrance'),
  }
  const byId = new Map(rows.map((row) => [row.matter_id, row]))
  return scored(report, rows.map(candidateOf), category)
    .slice(0, mostShown)
    .flatMap(({ reportId }) => {
      const row = byId.get(reportId)
      return row ? [presentLikely(row)] : []
    })
}

/** Whether one open report is among the likely duplicates this asker is shown. */
export async function isLikely(ctx: Context, asked: Asked, reportId: string): Promise<boolean> {
  const likely = await likelyDuplicates(ctx, asked)
  return likely.some((found) => found.reportId === reportId)
}

const mostShown = 5

/** Types of restricted visibility are compared by nobody here: that such a report exists says too much. */
function mayCompare(ctx: Context, category: Category): boolean {
  if (ctx.actor.role === 'linli_staff') return category.visibility === 'normal'
  return category.isPublicSpace
}

type Compared = NearbyRow & { text?: string | undefined }

async function candidates(
  ctx: Context,
  category: Category,
  place: { pos: number; pos_end: number },
): Promise<Compared[]> {
  const { streetId } = ctx
  const since = addMinutes(ctx.now, -category.duplicateDays * 24 * 60)
  const slots = { streetId, code: category.code, lo: place.pos, hi: place.pos_end, since }
  const rows = await readRows(ctx, openNearby(slots))
  if (ctx.actor.role !== 'linli_staff') return rows
  const matterIds = rows.map((row) => row.matter_id)
  const known = await readRows(ctx, wordsInScope({ streetId, matterIds }))
  const words = new Map(known.map((row) => [row.matter_id, row.text]))
  return rows
    .filter((row) => category.isPublicSpace || words.has(row.matter_id))
    .map((row) => ({ ...row, text: words.get(row.matter_id) }))
}

function nodeOf(
  path: readonly { kind: string | null; node_id: string | null }[],
  kind: string,
): string | undefined {
  return path.find((step) => step.kind === kind)?.node_id ?? undefined
}

function candidateOf(row: Compared): DuplicateCandidate {
  return {
    reportId: row.matter_id,
    categoryCode: row.category_code,
    text: row.text ?? '',
    reportedAtMillis: millisOf(row.reported_at),
    point: row.lon !== null && row.lat !== null ? [row.lon, row.lat] : undefined,
    buildingId: row.building_id ?? undefined,
    entranceId: row.entrance_id ?? undefined,
  }
}

function presentLikely(row: NearbyRow): Likely {
  return {
    reportId: row.matter_id as never,
    categoryCode: row.category_code,
    place: row.place,
    on: localDateOf(row.reported_at),
  }
}
