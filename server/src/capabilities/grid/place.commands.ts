import { containsPoint, distanceSquared, type Point } from '@linli/contract/grid/geometry.rules'
import {
  isInitials,
  isPlaceCode,
  plainPlace,
  readPlaceWords,
} from '@linli/contract/grid/place.rules'
import type { FoundPlace, FoundPlaces } from '@linli/contract/grid/grid.schema'
import type { Context } from '../../platform/db/context.ts'
import { reading, type Reader } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import {
  findBuildings,
  findByWords,
  findInside,
  mostShown,
  pathTo,
  shapesOfBuildings,
  smallGridRings,
} from './grid.sql.ts'
import { drawingOf } from './drawing.commands.ts'
import { presentStep } from './grid.present.ts'

type Found = {
  node_id: string
  kind: string
  code: string
  name: string
  pos: number
  pos_end: number
}

/**
 * Finds places by address, code, name or pinyin initials, each with its path so that equal names differ. What lies in
 * the asker's own grid comes first, then in the same compound, then in the same community.
 */
export async function findPlaces(
  ctx: Context,
  text: string,
  within?: string,
): Promise<FoundPlaces> {
  return reading(ctx, async (tx) => {
    const found = await search(tx, text, await scopeOf(ctx, tx, within))
    const shown = found.slice(0, mostShown)
    const paths = await Promise.all(
      shown.map((node) => tx.rows(pathTo({ streetId: ctx.streetId, nodeId: node.node_id }))),
    )
    const items = shown.map((node, i) => ({
      node: presentStep(node),
      path: (paths[i] ?? []).slice(0, -1).map(presentStep),
    }))
    return { items, more: found.length > shown.length }
  })
}

/** The entrance of the nearest building of the small grid at a point; the point itself is not kept. */
export async function findPlaceAt(ctx: Context, point: Point): Promise<FoundPlace> {
  return reading(ctx, (tx) => placeAt(ctx, tx, point))
}

/** The same inside an open transaction. */
export async function placeAt(ctx: Context, tx: Reader, point: Point): Promise<FoundPlace> {
  const drawing = drawingOf(ctx)
  const { streetId } = drawing
  const grid = (await tx.rows(smallGridRings(drawing))).find(({ ring }) =>
    containsPoint(ring ?? [], point),
  )
  if (!grid) throw new Refusal('outside-every-grid')
  const buildings = await tx.rows(shapesOfBuildings({ ...drawing, nodeId: grid.node_id }))
  const near = buildings
    .map((row) => ({
      row,
      far: distanceSquared([row.centre_lon ?? 0, row.centre_lat ?? 0], point),
    }))
    .sort((a, b) => a.far - b.far)[0]
  const nodeId = near && near.far < closeEnough ? near.row.node_id : grid.node_id
  const path = await tx.rows(pathTo({ streetId, nodeId }))
  return { node: presentStep(theOne(path.slice(-1))), path: path.slice(0, -1).map(presentStep) }
}

/** About 40 metres, in squared units of 10⁻⁷ degree of latitude. */
const closeEnough = 3600 ** 2

/** Where and on what day is searched, and the parts of the street that hold the asker's post, one in the other. */
type Scope = ReturnType<typeof drawingOf> & {
  lo: number
  hi: number
  los: number[]
  his: number[]
}

async function scopeOf(ctx: Context, tx: Reader, within: string | undefined): Promise<Scope> {
  const { streetId, actor } = ctx
  const own = actor.nodeId ? await tx.rows(pathTo({ streetId, nodeId: actor.nodeId })) : []
  const los = own.map(({ pos }) => pos)
  const his = own.map(({ pos_end }) => pos_end)
  const near = { ...drawingOf(ctx), los, his }
  if (!within) return { lo: 0, hi: 2_147_483_647, ...near }
  const part = theOne((await tx.rows(pathTo({ streetId, nodeId: within }))).slice(-1))
  return { lo: part.pos, hi: part.pos_end, ...near }
}

/** What begins as a code does is looked up as one; an address that nobody has may still be a name. */
async function search(tx: Reader, text: string, scope: Scope): Promise<Found[]> {
  const plain = plainPlace(text)
  const byCode = isPlaceCode(plain) ? await findWords(tx, plain, scope) : []
  if (byCode.length > 0) return byCode
  const address = readPlaceWords(text)
  const byAddress = address?.building
    ? await findAddress(tx, { ...address, building: address.building }, scope)
    : []
  return byAddress.length > 0 ? byAddress : findWords(tx, plain, scope)
}

function findWords(tx: Reader, text: string, scope: Scope): Promise<Found[]> {
  const plain = text.replaceAll(/[%_\\\s]/g, '')
  return tx.rows(
    findByWords({
      pattern: `%${plain}%`,
      code: `${plain.toUpperCase()}%`,
      initials: `${isInitials(plain) ? plain.toLowerCase() : '~'}%`,
      ...scope,
    }),
  )
}

async function findAddress(
  tx: Reader,
  address: { words: string; building: string; entrance?: string; door?: string },
  scope: Scope,
): Promise<Found[]> {
  const words = `%${[...address.words.replaceAll(/[%_\\]/g, '')].join('%')}%`
  const buildings = await tx.rows(
    findBuildings({
      building: `${address.building}号楼`,
      words,
      ...scope,
    }),
  )
  const entrance = address.entrance && `${address.entrance}单元`
  const entrances = await descend(tx, buildings, scope, entrance)
  return descend(tx, entrances, scope, address.entrance && address.door)
}

/** One level down by name; stays where it is when nothing is named. */
async function descend(
  tx: Reader,
  from: Found[],
  scope: Scope,
  name: string | undefined,
): Promise<Found[]> {
  if (!name || from.length === 0) return from
  const nodeIds = from.map(({ node_id }) => node_id)
  return tx.rows(findInside({ ...scope, nodeIds, name }))
}
