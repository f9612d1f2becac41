import type { ActFor } from '@linli/contract/casework/act-for.contract'
import type { ReportPage } from '@linli/contract/matter/matter.schema'
import { proveReceipt, receiptOf } from '../../platform/auth/receipt.ts'
import type { Context } from '../../platform/db/context.ts'
import type { Row } from '../../platform/db/row.ts'
import { inTransaction, readRows } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { addMinutes } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords } from '../matter/index.ts'
import { actForById, addActFor, endActFor } from './act-for.sql.ts'
import type { Moved } from './case.commands.ts'
import { readOwnReport } from './own-page.commands.ts'

/** How long the check word serves before it is asked again. */
const lastsMinutes = 30

type ActForRow = Row<'casework.act_for'>

/**
 * Opens a report for its caller, who said the check word; the right word alone opens it, not the post of who asks.
 * @throws Refusal `receipt-refused`, whatever is wrong; `too-many-tries`
 */
export async function openActFor(
  ctx: Context,
  input: { receipt: string; checkWord: string; way: 'phone-call' | 'counter' },
): Promise<ActFor> {
  const { streetId } = ctx
  const { checkWord, way } = input
  const identityId = identityOf(ctx)
  const receiptCode = await codeOf(ctx, input.receipt)
  const { matterId, holderId } = await proveReceipt(ctx, identityId, { receiptCode, checkWord })
  const actForId = newId()
  const expiresAt = addMinutes(ctx.now, lastsMinutes)
  return inTransaction(ctx, async (tx, audit) => {
    const who = { matterId, holderId, identityId }
    tx.write(addActFor({ streetId, actForId, ...who, way, at: ctx.now, expiresAt }))
    audit({
      action: 'case.act-for',
      entity: 'matter',
      entityId: matterId,
      onBehalfOf: holderId,
      detail: { way },
    })
    return { actForId, reportId: matterId, way, expiresAt } as ActFor
  })
}

/** What the caller would read of their report. */
export async function readActFor(
  ctx: Context,
  actForId: string,
): Promise<{ actFor: ActFor; report: ReportPage }> {
  const row = await openRow(ctx, actForId)
  return {
    actFor: presentActFor(row),
    report: await readOwnReport(speaking(ctx, row), row.matter_id),
  }
}

/** Does one of the reporter's own acts for the caller. */
export async function speakFor(
  ctx: Context,
  actForId: string,
  act: (self: Context, matterId: string) => Promise<Moved>,
): Promise<Moved> {
  const row = await openRow(ctx, actForId)
  return act(speaking(ctx, row), row.matter_id)
}

/** The caller is served. */
export async function leaveActFor(ctx: Context, actForId: string) {
  const key = { streetId: ctx.streetId, actForId }
  return inTransaction(ctx, async (tx, audit) => {
    const row = theOne(await tx.rows(actForById(key)))
    tx.write(endActFor({ ...key, at: ctx.now }))
    audit({
      action: 'case.act-for-end',
      entity: 'matter',
      entityId: row.matter_id,
      onBehalfOf: row.holder_id,
    })
    return { actForId: actForId as never }
  })
}

async function openRow(ctx: Context, actForId: string): Promise<ActForRow> {
  const row = theOne(await readRows(ctx, actForById({ streetId: ctx.streetId, actForId })))
  if (row.ended_at !== null || row.expires_at <= ctx.now) throw new Refusal('act-for-over')
  return row
}

/** As the reporter, of this one record alone, and signed by the member of staff. */
function speaking(ctx: Context, { holder_id: holderId }: ActForRow): Context {
  const actor = { ...ctx.actor, role: 'linli_self' as const, intervals: [], holders: [holderId] }
  return { ...ctx, actor: { ...actor, speaksFor: holderId } }
}

/** A number leads to its receipt within the scope of whoever asks; anything else is taken for a receipt code. */
async function codeOf(ctx: Context, said: string): Promise<string> {
  const number = said.normalize('NFKC')
  if (!/^\d{6}-\d{1,6}$/.test(number)) return number
  const found = await readRows(
    ctx,
    matterRecords.matterByNumber({ streetId: ctx.streetId, number }),
  )
  const [matter] = found
  return matter ? receiptOf(matter.matter_id).receiptCode : number
}

function identityOf({ actor }: Context): string {
  if (actor.identityId === undefined) throw new Refusal('not-signed-in')
  return actor.identityId
}

function presentActFor(row: ActForRow): ActFor {
  return {
    actForId: row.act_for_id,
    reportId: row.matter_id,
    way: row.way,
    expiresAt: row.expires_at,
  } as ActFor
}
