import type { Stage } from '@linli/contract/casework/case.schema'
import type { Context } from '../../platform/db/context.ts'
import { inTransaction, readRows } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { allotNumber, findPlace, matterRecords, raise, tellLine } from '../matter/index.ts'
import { type Moved, scopeOf } from './case.commands.ts'
import { caseById, type CaseRow, lockCase, thankHelper } from './case.sql.ts'
import { mayRead, readersOf } from './casework.access.ts'

/**
 * Thanks and rates the unit that helped; it stands in the course of the case, for everyone who reads it.
 * @throws Refusal `no-helper`, `thanked-already`, `act-not-now` before the case is closed
 */
export function thankUnit(
  ctx: Context,
  caseId: string,
  input: { words: string; rating: number },
): Promise<Moved> {
  const { streetId, now } = ctx
  return inTransaction(ctx, async (tx, audit) => {
    const row = theOne(await tx.rows(lockCase({ streetId, caseId })))
    const unitId = helperOf(ctx, row)
    tx.write(thankHelper({ streetId, caseId, rating: input.rating, at: now }))
    tellLine(ctx, tx, scopeOf(row), {
      act: 'thanks',
      axis: 'command',
      words: input.words,
      detail: { unit: row.lead_unit_name ?? '', rating: input.rating },
    })
    audit({ action: 'case.thank', entity: 'case', entityId: caseId, fields: ['helper_rating'] })
    tx.publish({
      kind: 'UnitThanked',
      payload: JSON.stringify({ caseId, unitId, rating: input.rating }),
      gridPos: row.grid_pos,
      holderId: row.holder_id,
      unitIds: row.unit_ids,
      ...readersOf(row.visibility),
    })
    return { caseId, stage: row.stage as Stage }
  })
}

/** Raises the need behind a headache that returns; it lies where the case lies, and each names the other. */
export async function raiseNeed(ctx: Context, caseId: string, input: { text: string }) {
  const { streetId } = ctx
  const row = theOne(await readRows(ctx, caseById({ streetId, caseId })))
  if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
  const { matter_id: caseMatterId, holder_id: caseHolderId } = row
  const about = theOne(
    await readRows(ctx, matterRecords.matterById({ streetId, matterId: caseMatterId })),
  )
  const number = await allotNumber(ctx)
  // The need is the community's, not the reporter's: it stands in nobody's own list.
  const holderId = newId()
  return inTransaction(ctx, async (tx, audit) => {
    const place = await findPlace(ctx, tx, about.node_id)
    const { matterId } = raise(ctx, tx, number, {
      kind: 'need',
      holderId,
      place: { ...place, door: undefined },
      placeWords: undefined,
      point: undefined,
      text: input.text,
      categoryCode: row.category_code ?? undefined,
      catalogueId: row.catalogue_id,
      sixInOne: row.six_in_one,
      channel: 'patrol',
      isOnBehalf: false,
      promisedAt: undefined,
      isPromiseProvisional: false,
      contact: {},
      isConfidential: false,
      photoIds: [],
      reportedAt: ctx.now,
    })
    const by = { by: ctx.actor.identityId ?? holderId, at: ctx.now, gridPos: row.grid_pos }
    const [a, b] = [caseMatterId, matterId]
    tx.write(
      matterRecords.addLink({
        streetId,
        ...by,
        matterId: a,
        otherId: b,
        kind: 'need',
        holderId: caseHolderId,
      }),
    )
    tx.write(
      matterRecords.addLink({
        streetId,
        ...by,
        matterId: b,
        otherId: a,
        kind: 'raised-by',
        holderId,
      }),
    )
    audit({ action: 'case.raise-need', entity: 'matter', entityId: matterId })
    return { matterId: matterId as never, number }
  })
}

function helperOf(ctx: Context, row: CaseRow): string {
  if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
  if (row.stage !== 'closed') throw new Refusal('act-not-now', { stage: row.stage })
  if (row.lead_unit_id === null) throw new Refusal('no-helper')
  if (row.thanked_at !== null) throw new Refusal('thanked-already')
  return row.lead_unit_id
}
