import type { CasePage } from '@linli/contract/casework/case.schema'
import type { Context } from '../../platform/db/context.ts'
import { inTransaction, reading } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { reveal } from '../../platform/privacy/reveal.ts'
import { addMinutes } from '../../platform/runtime/clock.ts'
import { revealRefusalOf } from '@linli/contract/casework/reveal.rules'
import { pathOf } from '../grid/index.ts'
import { catalogueOf, matterRecords } from '../matter/index.ts'
import { checkersOfStreet } from '../roster/index.ts'
import { doerOf, factsOf } from './case-facts.commands.ts'
import { type CaseParts, presentCasePage } from './case.present.ts'
import { assistingUnits, caseById, type CaseRow, casesOfMatters, lockCase } from './case.sql.ts'
import { mayRead } from './casework.access.ts'
import { limitsOf } from './limit.sql.ts'

const yearMinutes = 365 * 24 * 60
export const revealSeconds = 30

/** One case with everything its page shows, for this reader. */
export async function readCase(ctx: Context, caseId: string): Promise<CasePage> {
  const parts = await readParts(ctx, caseId)
  const catalogue = await catalogueOf(ctx, parts.row.catalogue_id)
  const facts = factsOf(parts.row, catalogue.byCode.get(parts.row.category_code ?? ''), ctx.now)
  return presentCasePage(parts, doerOf(ctx), facts, ctx.now)
}

function readParts(ctx: Context, caseId: string): Promise<CaseParts> {
  const { streetId } = ctx
  return reading(ctx, async (tx) => {
    const row = theOne(await tx.rows(caseById({ streetId, caseId })))
    if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
    const matterId = row.matter_id
    const [matters, contacts, lines, limits, assisting, needs, joined, checkers] =
      await Promise.all([
        tx.rows(matterRecords.matterById({ streetId, matterId })),
        tx.rows(matterRecords.maskedContact({ streetId, matterId })),
        tx.rows(matterRecords.linesOf({ streetId, matterId })),
        tx.rows(limitsOf({ streetId, caseId })),
        tx.rows(assistingUnits({ streetId, caseId })),
        tx.rows(matterRecords.needsOf({ streetId, matterId })),
        tx.rows(matterRecords.joinedTo({ streetId, matterId })),
        ctx.actor.role === 'linli_staff' ? tx.rows(checkersOfStreet({ streetId })) : [],
      ])
    const matter = theOne(matters)
    const path = await pathOf(ctx, matter.node_id, tx)
    const earlier = await tx.rows(repeatsOf(ctx, row, path))
    const matterIds = earlier.map((found) => found.matter_id)
    const repeats =
      matterIds.length > 0 ? await tx.rows(casesOfMatters({ streetId, matterIds })) : []
    return {
      row,
      matter,
      contact: contacts[0],
      lines,
      limits,
      assisting,
      path,
      checkers,
      repeats,
      repeatCount: earlier.length,
      needs,
      joinedReports: joined[0]?.reports ?? 0,
    }
  })
}

/** Earlier reports of this type in the same building, or at the same place where there is none, within a year. */
function repeatsOf(ctx: Context, row: CaseRow, path: CaseParts['path']) {
  const place = path.find((step) => step.kind === 'building') ?? path.at(-1)
  return matterRecords.repeatsAt({
    streetId: ctx.streetId,
    lo: place?.pos ?? row.grid_pos,
    hi: place?.pos_end ?? row.grid_pos,
    categoryCode: row.category_code ?? '',
    since: addMinutes(row.reported_at, -yearMinutes),
    before: row.matter_id,
  })
}

/**
 * Shows the reporter's contact for one open task, seconds long; the reading stands in the reporter's log before the
 * answer leaves.
 * @throws Refusal `reveal-refused` with the reason
 */
export function revealContact(ctx: Context, caseId: string, purpose: string) {
  const { streetId } = ctx
  // The answer of a keyed request is stored; what is in clear here must not be, so every try is a reading of its own.
  const { keyed: _, ...unkeyed } = ctx
  return inTransaction(unkeyed, async (tx, audit) => {
    const row = theOne(await tx.rows(lockCase({ streetId, caseId })))
    if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
    const contact = theOne(
      await tx.rows(matterRecords.sealedContact({ streetId, matterId: row.matter_id })),
    )
    const refused = revealRefusalOf(
      factsOf(row, undefined, ctx.now),
      doerOf(ctx),
      contact.is_confidential,
    )
    if (refused) throw new Refusal('reveal-refused', { why: refused })
    const { name_enc: name, phone_enc: phone, address_enc: address } = contact
    const values = reveal(ctx, tx, audit, {
      purpose: 'report',
      subject: row.matter_id,
      holderId: contact.holder_id,
      gridPos: contact.grid_pos,
      entity: 'case',
      entityId: caseId,
      reason: purpose,
      values: { name, phone, address },
    })
    return { ...values, seconds: revealSeconds }
  })
}
