import { distanceSquared, type Point } from '@linli/contract/grid/geometry.rules'
import type { Context } from '../../platform/db/context.ts'
import type { Reader, Tx } from '../../platform/db/transaction.ts'
import {
  attachPhotos,
  hidePhotosFromUnit,
  showPhotosToUnits,
} from '../../platform/files/photo.sql.ts'
import { blindIndex, sealSecret } from '../../platform/privacy/keys.ts'
import { maskName, maskPhone, maskPlaceWords } from '../../platform/privacy/mask.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { drawingOf, pathTo, placeAt, versionInForce } from '../grid/index.ts'
import { carriedContact, type KnownContact } from './known.commands.ts'
import * as matterSql from './matter.sql.ts'
import { nextNumber } from './number.commands.ts'

/** Where a matter is: its entrance or wider, never the door, which is personal and travels encrypted. */
export type FoundPlace = {
  nodeId: string
  gridPos: number
  versionId: string
  kind: string
  /** Records stay where they arose; nothing new arises at a place that has ended. */
  isInForce: boolean
  words: string
  /** The smallest grid it lies in, by name: whose member goes to look. */
  grid: string
  door: string | undefined
  /** The point that was given, if it lies in or near the place. */
  point: Point | undefined
}

export type NewMatter = {
  kind: 'report' | 'need'
  holderId: string
  place: FoundPlace
  placeWords: string | undefined
  point: Point | undefined
  text: string
  categoryCode: string | undefined
  catalogueId: string
  sixInOne: string
  channel: string
  isOnBehalf: boolean
  promisedAt: string | undefined
  isPromiseProvisional: boolean
  contact: { name?: string | undefined; phone?: string | undefined; address?: string | undefined }
  /** Instead of `contact`: what this person left with an earlier report of their own, still sealed. */
  knownContact?: KnownContact | undefined
  isConfidential: boolean
  photoIds: readonly string[]
  reportedAt: string
  /** When it was noted, if that was a while before it arrived. */
  notedAt?: string | undefined
}

export type Raised = { matterId: string; number: string }

/** One line of the course of a matter, as a capability tells it. */
export type Line = {
  act: string
  axis: 'supervision' | 'command' | 'reporter'
  audience?: 'all' | 'staff' | 'reporter'
  words?: string | undefined
  detail?: Record<string, string | number | boolean>
  photoIds?: readonly string[]
}

/** What a line or photo copies from its matter, for row-level security. */
export type MatterScope = {
  matterId: string
  holderId: string
  gridPos: number
  unitIds: readonly string[]
}

/**
 * Finds the place of a report in the grid as drawn today; a door is left out of the place. A place wider than a small
 * grid snaps to the small grid of the point inside it, so that somebody is responsible for it.
 * @param tx the transaction that writes the report: a grid redrawn meanwhile is seen
 * @param point longitude and latitude in 10⁻⁷ degree, if one was given
 * @throws Refusal `not-found` for a node that does not exist
 */
export async function findPlace(
  ctx: Context,
  tx: Reader,
  nodeId: string,
  point?: Point,
): Promise<FoundPlace> {
  const drawing = drawingOf(ctx)
  const [path, versions] = await Promise.all([
    tx.rows(pathTo({ streetId: ctx.streetId, nodeId })),
    tx.rows(versionInForce(drawing)),
  ])
  const steps = path.filter((step) => step.kind !== 'dwelling')
  const last = theOne(steps.slice(-1))
  const isWide = path.every((step) => step.kind !== 'small-grid')
  const nearer = isWide && point ? await smallGridAt(ctx, tx, point, last) : undefined
  if (nearer) return findPlace(ctx, tx, nearer, point)
  return {
    nodeId: last.node_id ?? nodeId,
    kind: last.kind ?? '',
    point: point && isNear(last, point) ? point : undefined,
    isInForce: path.every((step) => holdsOn(step, drawing.day)),
    gridPos: last.pos ?? 0,
    versionId: theOne(versions).version_id,
    words: placeWords(steps),
    grid: gridOf(steps),
    door: path.find((step) => step.kind === 'dwelling')?.name ?? undefined,
  }
}

type Dated = { valid_from: string | null; valid_until: string | null }

function holdsOn({ valid_from: from, valid_until: until }: Dated, day: string): boolean {
  return from !== null && from <= day && (until === null || until >= day)
}

async function smallGridAt(
  ctx: Context,
  tx: Reader,
  point: Point,
  within: { node_id: string | null },
): Promise<string | undefined> {
  const found = await placeAt(ctx, tx, point).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'outside-every-grid') return undefined
    throw error
  })
  const steps = found ? [...found.path, found.node] : []
  const isInside = steps.some((step) => step.nodeId === within.node_id)
  return isInside ? steps.find((step) => step.kind === 'small-grid')?.nodeId : undefined
}

/** About 200 metres, in squared units of 10⁻⁷ degree of latitude: farther away the phone was mistaken. */
const nearEnough = 18_000 ** 2

type Centred = { centre_lon: number | null; centre_lat: number | null }

function isNear({ centre_lon: lon, centre_lat: lat }: Centred, point: Point): boolean {
  return lon !== null && lat !== null && distanceSquared([lon, lat], point) < nearEnough
}

/** Allots the number; a block is reserved outside the transaction, so nobody waits for it. */
export function allotNumber(ctx: Context): Promise<string> {
  return nextNumber(ctx)
}

/**
 * Takes in a matter inside the caller's transaction: the record, its encrypted contact, its photos and its first line.
 * The caller audits, as it knows what the matter is for.
 */
export function raise(ctx: Context, tx: Tx, number: string, matter: NewMatter): Raised {
  const matterId = newId()
  const { streetId } = ctx
  const { holderId, place } = matter
  tx.write(
    matterSql.addMatter({
      streetId,
      matterId,
      kind: matter.kind,
      number,
      holderId,
      gridPos: place.gridPos,
      nodeId: place.nodeId,
      versionId: place.versionId,
      place: place.words,
      lon: matter.point?.[0] ?? null,
      lat: matter.point?.[1] ?? null,
      text: matter.text,
      categoryCode: matter.categoryCode ?? null,
      catalogueId: matter.catalogueId,
      sixInOne: matter.sixInOne,
      channel: matter.channel,
      actorIdentityId: ctx.actor.identityId ?? null,
      isOnBehalf: matter.isOnBehalf,
      status: 'received',
      promisedAt: matter.promisedAt ?? null,
      isPromiseProvisional: matter.isPromiseProvisional,
      at: matter.reportedAt,
    }),
  )
  keepContact(ctx, tx, matterId, matter)
  const scope = { matterId, holderId, gridPos: place.gridPos, unitIds: [] }
  showPhotos(ctx, tx, scope, matter.photoIds)
  tellLine(ctx, tx, scope, {
    act: 'report',
    axis: 'supervision',
    detail: {
      channel: matter.channel,
      onBehalf: matter.isOnBehalf,
      ...(matter.notedAt ? { notedAt: matter.notedAt } : {}),
    },
    photoIds: matter.photoIds,
  })
  return { matterId, number }
}

/** Adds a line to the course of a matter. */
export function tellLine(ctx: Context, tx: Tx, scope: MatterScope, line: Line): void {
  tx.write(
    matterSql.addLine({
      streetId: ctx.streetId,
      lineId: newId(),
      matterId: scope.matterId,
      holderId: scope.holderId,
      gridPos: scope.gridPos,
      unitIds: [...scope.unitIds],
      audience: line.audience ?? 'all',
      at: ctx.now,
      act: line.act,
      axis: line.axis,
      byIdentityId: ctx.actor.identityId ?? null,
      byName: ctx.actor.post === 'resident' ? '' : ctx.actor.name,
      byPost: ctx.actor.post,
      byUnit: ctx.actor.unitName ?? null,
      words: line.words ?? null,
      detail: JSON.stringify({
        ...line.detail,
        ...(ctx.actor.speaksFor === undefined ? {} : { onBehalf: true }),
      }),
      photoIds: [...(line.photoIds ?? [])],
    }),
  )
}

/** Ties uploaded photos to a matter, so that whoever may see the matter sees them. */
export function showPhotos(
  ctx: Context,
  tx: Tx,
  scope: MatterScope,
  photoIds: readonly string[],
): void {
  if (photoIds.length === 0) return
  const { matterId, holderId, gridPos } = scope
  tx.write(
    attachPhotos({
      streetId: ctx.streetId,
      photoIds: [...photoIds],
      by: ctx.actor.identityId ?? null,
      mine: [...ctx.actor.holders],
      matterId,
      holderId,
      gridPos,
      unitIds: [...scope.unitIds],
    }),
  )
}

/** Brings a matter into or out of sight of the units that work on it; a confidential contact stays out. */
export function showToUnits(
  ctx: Context,
  tx: Tx,
  matterId: string,
  unitIds: readonly string[],
  contactUnitIds: readonly string[],
): void {
  const { streetId } = ctx
  tx.write(matterSql.showLinesToUnits({ streetId, matterId, unitIds: [...unitIds] }))
  tx.write(showPhotosToUnits({ streetId, matterId, unitIds: [...unitIds] }))
  tx.write(matterSql.showContactToUnits({ streetId, matterId, unitIds: [...contactUnitIds] }))
}

/** Takes a matter out of the sight of one unit for good; asked last in a transaction, as its role reads nothing after. */
export function hideFromUnit(ctx: Context, tx: Tx, matterId: string, unitId: string): void {
  const { streetId } = ctx
  tx.write(matterSql.leaveMatter({ streetId, matterId, unitId }))
  tx.write(hidePhotosFromUnit({ streetId, matterId, unitId }))
}

function keepContact(ctx: Context, tx: Tx, matterId: string, matter: NewMatter): void {
  const { contact, knownContact: known, place, placeWords } = matter
  const address = [contact.address, place.door].filter(Boolean).join(' ') || undefined
  tx.write(
    matterSql.addContact({
      streetId: ctx.streetId,
      matterId,
      holderId: matter.holderId,
      gridPos: place.gridPos,
      isConfidential: matter.isConfidential,
      ...(known ? carriedContact(known, matterId) : writtenContact(contact, matterId)),
      addressEnc: sealed(address, matterId),
      placeWordsMasked: placeWords ? maskPlaceWords(placeWords) : null,
      placeWordsEnc: sealed(placeWords, matterId),
    }),
  )
}

function writtenContact({ name, phone }: NewMatter['contact'], matterId: string) {
  return {
    nameMasked: name ? maskName(name) : null,
    phoneMasked: phone ? maskPhone(phone) : null,
    nameEnc: sealed(name, matterId),
    phoneEnc: sealed(phone, matterId),
    phoneIndex: phone ? blindIndex('report', phone.replaceAll(/\D/g, '')) : null,
  }
}

function sealed(plain: string | undefined, matterId: string): Buffer | null {
  return plain ? sealSecret('report', matterId, plain) : null
}

const gridKinds = ['community', 'mid-grid', 'small-grid']

function gridOf(steps: readonly Step[]): string {
  return steps.findLast(({ kind }) => gridKinds.includes(kind ?? ''))?.name ?? ''
}

type Step = { kind: string | null; name: string | null }

/** Compound, building and entrance, or the small grid where there is no building: 翠屏里北区 3 网格 5号楼2单元 */
function placeWords(steps: readonly Step[]): string {
  const named = new Map(steps.map((step) => [step.kind, step.name ?? '']))
  const compound = named.get('mid-grid') ?? ''
  const building = ['building', 'entrance'].map((kind) => named.get(kind) ?? '').join('')
  const smallGrid = named.get('small-grid') ?? ''
  const inside = building || (smallGrid.startsWith(compound) ? '' : smallGrid)
  if (compound && inside) return `${compound} ${inside}`
  const wider = [smallGrid, compound, named.get('community'), named.get('street')]
  return wider.find(Boolean) ?? ''
}
