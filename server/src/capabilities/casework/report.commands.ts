import type { ReportBody } from '@linli/contract/casework/case.schema'
import { isDangerous } from '@linli/contract/casework/limit.rules'
import { coarse } from '@linli/contract/grid/geometry.rules'
import type { Category } from '@linli/contract/matter/category.schema'
import { channelsOf } from '@linli/contract/matter/channel.rules'
import { canRing } from '@linli/contract/matter/phone.rules'
import type { Context } from '../../platform/db/context.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { asSelf } from '../../platform/auth/asker.ts'
import { limitTries } from '../../platform/auth/rate-limit.ts'
import { keepReceipt } from '../../platform/auth/receipt.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { readersOf } from './casework.access.ts'
import {
  allotNumber,
  type Catalogue,
  catalogueNow,
  contactBefore,
  findPlace,
  type FoundPlace,
  type KnownContact,
  likelyNamed,
  type NewMatter,
  proposeTypes,
  raise,
} from '../matter/index.ts'
import { addCase, moveCount } from './case.sql.ts'
import { type Due, dueOfStage, promiseFrom } from './clock.commands.ts'

/** What a receipt says, nothing personal in it; the receipt itself follows from the matter for every try of a key. */
export type Reported = {
  matterId: string
  caseId: string
  holderId: string
  isForThisBrowser: boolean
  /** What staff saw themselves is theirs already: no receipt is handed out. */
  isOfStaff: boolean
  number: string
  place: string
  reportedAt: string
  promisedAt?: string
  isProvisional?: boolean
  look: { grid: string; by?: string }
}

const longestTitle = 40

/**
 * Takes in a report from anyone (R33, R139) and opens its case file. It runs as the reporter's own act: staff on
 * patrol may report next door too, and what is filed for a caller belongs to the caller (M12).
 * @throws Refusal `not-found` for an unknown place or type, `place-too-wide` for the whole street, `too-many-tries`,
 * `channel-not-yours`, `not-your-post` for who may not act for others, `phone-not-whole`, `no-contact-before`
 */
export async function reportCase(ctx: Context, body: ReportBody, from: string): Promise<Reported> {
  refuseForeignChannel(ctx, body)
  if (body.contact.phone && !canRing(body.contact.phone)) throw new Refusal('phone-not-whole')
  if (!isStaff(ctx)) await limitTries(ctx.database, ctx.now, `report-from:${from}`, 60, 60)
  const holderId = holderOf(ctx, body)
  const self = asReporter(ctx, holderId)
  const catalogue = await catalogueNow(self)
  const category = categoryOf(catalogue, body.categoryCode)
  const [number, promise, due, joinTo, visibility] = await Promise.all([
    allotNumber(self),
    promiseFrom(self),
    dueOfStage(self, 'reported', catalogue, category),
    joinOf(ctx, body),
    visibilityOf(self, body, catalogue, category),
  ])
  const known = { body, holderId, catalogue, category, number, promise, due, joinTo, visibility }
  return inTransaction(self, async (tx, audit) => {
    const place = await findPlace(self, tx, body.place.nodeId, body.place.point)
    refuseWrongPlace(place)
    const knownContact = body.contactAsBefore && (await contactBefore(ctx, tx))
    const intake = { ...known, place, knownContact }
    const { matterId } = raise(self, tx, number, matterOf(ctx, intake))
    const caseId = openCase(ctx, tx, matterId, intake)
    const isOfStaff = isStaff(ctx) && !body.onBehalf
    if (!isOfStaff) keepReceipt(ctx, tx, { matterId, holderId })
    audit({
      action: 'case.report',
      entity: 'case',
      entityId: caseId,
      ...(body.onBehalf ? { onBehalfOf: holderId } : {}),
    })
    const isForThisBrowser = ctx.actor.identityId === undefined
    return { matterId, caseId, holderId, isForThisBrowser, isOfStaff, ...saidOf(ctx, intake) }
  })
}

/** The source is kept for good, so nobody names one that is not theirs (R139). */
function refuseForeignChannel({ actor }: Context, { channel, onBehalf }: ReportBody): void {
  const channels = channelsOf(actor.post, onBehalf)
  if (channels.length === 0) throw new Refusal('not-your-post')
  if (!channels.includes(channel)) throw new Refusal('channel-not-yours', { channel })
}

/** Every case lies in one community (R2), at a place that is there today. */
function refuseWrongPlace({ kind, isInForce }: FoundPlace): void {
  if (!isInForce) throw new Refusal('not-found')
  if (kind === 'street') throw new Refusal('place-too-wide')
}

/** What was said and what was found out about it before the transaction. */
type Intake = {
  body: ReportBody
  holderId: string
  place: FoundPlace
  catalogue: Catalogue
  category: Category | undefined
  number: string
  promise: Due
  due: Due
  visibility: Category['visibility']
  joinTo: string | undefined
  knownContact: KnownContact | undefined
}

/**
 * What the reporter called the same thing, if they could have been shown it: a guessed token joins nothing, and the
 * answer is the same either way.
 */
function joinOf(ctx: Context, body: ReportBody): Promise<string | undefined> | undefined {
  const { sameAs, categoryCode, place, text } = body
  if (sameAs === undefined || categoryCode === undefined) return undefined
  const { nodeId, point } = place
  const asked = { categoryCode, nodeId, point, text }
  return likelyNamed(ctx, asked, sameAs)
}

/** What the receipt repeats; the words of the place stop at the entrance. */
function saidOf(ctx: Context, { number, place, promise, due }: Intake) {
  const { dueAt, isProvisional } = promise
  const look = { grid: place.grid, ...(due.dueAt ? { by: due.dueAt } : {}) }
  const said = { number, place: place.words, reportedAt: ctx.now, look }
  return dueAt === null ? said : { ...said, promisedAt: dueAt, isProvisional }
}

function asReporter(ctx: Context, holderId: string): Context {
  const { post, holders } = ctx.actor
  return { ...ctx, actor: { ...asSelf(ctx.actor), post, holders: [...holders, holderId] } }
}

function matterOf(ctx: Context, { body, category, catalogue, ...found }: Intake): NewMatter {
  return {
    kind: 'report',
    holderId: found.holderId,
    place: found.place,
    placeWords: body.place.words,
    point: keptPoint(body, category, found.place),
    text: body.text,
    categoryCode: category?.code,
    catalogueId: catalogue.catalogueId,
    sixInOne: category?.sixInOne ?? 'service',
    channel: body.channel,
    isOnBehalf: body.onBehalf,
    promisedAt: found.promise.dueAt ?? undefined,
    isPromiseProvisional: found.promise.isProvisional,
    contact: body.contact,
    knownContact: found.knownContact,
    isConfidential: body.isConfidential,
    photoIds: body.photoIds,
    reportedAt: ctx.now,
    notedAt: notedBefore(ctx, body.notedAt),
  }
}

const shortestWaitMillis = 60_000
const longestWaitMillis = 30 * 24 * 60 * 60_000

/** When a phone without signal noted it; a time to come, or longer ago than a phone keeps things, is a clock set wrong. */
function notedBefore({ now }: Context, notedAt: string | undefined): string | undefined {
  if (notedAt === undefined) return undefined
  const waited = millisOf(now) - millisOf(notedAt)
  return waited >= shortestWaitMillis && waited <= longestWaitMillis ? notedAt : undefined
}

/**
 * Of a point only a corner of the street is kept, for what lies in public space: never for an entrance or a flat, and
 * not in confidence.
 */
function keptPoint(
  { isConfidential }: ReportBody,
  category: Category | undefined,
  { kind, door, point }: FoundPlace,
): NewMatter['point'] {
  const isOpen = category?.isPublicSpace === true && !isConfidential
  return isOpen && door === undefined && kind !== 'entrance' && point ? coarse(point) : undefined
}

function openCase(ctx: Context, tx: Tx, matterId: string, intake: Intake): string {
  const { body, holderId, place, catalogue, category, number, due, visibility, joinTo } = intake
  const { streetId } = ctx
  const { gridPos } = place
  const caseId = newId()
  const reporter = reporterOf(ctx, body)
  tx.write(
    addCase({
      streetId,
      caseId,
      matterId,
      number,
      holderId,
      gridPos,
      stage: 'reported',
      title: titleOf(body.text, category),
      place: place.words,
      channel: body.channel,
      categoryCode: category?.code ?? null,
      catalogueId: catalogue.catalogueId,
      sixInOne: category?.sixInOne ?? 'service',
      visibility,
      isDanger: category !== undefined && isDangerous(category, []),
      ...reporter,
      at: ctx.now,
      dueAt: due.dueAt,
      soonAt: due.soonAt,
      isProvisional: due.isProvisional,
    }),
  )
  const counted = { from: null, visibilityBefore: null, to: 'reported', visibility }
  tx.write(moveCount({ streetId, gridPos, ...counted }))
  const payload = JSON.stringify({ caseId, matterId, ...(joinTo ? { joinTo } : {}) })
  const fact = { kind: 'CaseReported', payload, gridPos, holderId, unitIds: [] }
  tx.publish({ ...fact, ...readersOf(visibility) })
  return caseId
}

/**
 * Until somebody names its type, a report that may be of one read by few is read by few: volunteers in the grid do not
 * see it before.
 */
async function visibilityOf(
  ctx: Context,
  { text }: ReportBody,
  { byCode }: Catalogue,
  category: Category | undefined,
): Promise<Category['visibility']> {
  if (category) return category.visibility
  const { proposals } = await proposeTypes(ctx, text)
  const mayBeSecret = proposals.some(({ code }) => byCode.get(code)?.visibility !== 'normal')
  return mayBeSecret ? 'restricted' : 'normal'
}

/** Who reported and who filed for the reporter (M12); neither may check the case later. */
function reporterOf(ctx: Context, body: ReportBody) {
  const identityId = ctx.actor.identityId ?? null
  return body.onBehalf
    ? { reporterIdentityId: null, filedForBy: identityId, reporterUnitIds: [] }
    : {
        reporterIdentityId: identityId,
        filedForBy: null,
        reporterUnitIds: [...(ctx.actor.unitIds ?? [])],
      }
}

/**
 * Every report has a holder of its own, so that a receipt opens one report and no other; a resident signed in bears
 * it beside their own. What staff saw themselves is held by themselves: they need no receipt.
 */
function holderOf(ctx: Context, body: ReportBody): string {
  const isOwn = isStaff(ctx) && !body.onBehalf
  return (isOwn ? ctx.actor.holders[0] : undefined) ?? newId()
}

function isStaff(ctx: Context): boolean {
  return ctx.actor.role !== 'linli_self'
}

function categoryOf(catalogue: Catalogue, code: string | undefined): Category | undefined {
  if (code === undefined) return undefined
  const category = catalogue.byCode.get(code)
  if (!category) throw new Refusal('not-found')
  return category
}

/** The first words said; the type's name where there were only photos. */
function titleOf(text: string, category: Category | undefined): string {
  const first = text.split(/[\n。！？]/)[0]?.trim() ?? ''
  if (first === '') return category?.names.zh ?? '照片'
  return first.length > longestTitle ? `${first.slice(0, longestTitle)}…` : first
}
