import { handlingStages } from '@linli/contract/casework/case.rules'
import type { PartnerCase } from '@linli/contract/casework/outside-help.contract'
import { limitTries } from '../../platform/auth/rate-limit.ts'
import { hashOfToken } from '../../platform/auth/token.ts'
import type { Context } from '../../platform/db/context.ts'
import { inTransaction, readAll, readRows, reading } from '../../platform/db/transaction.ts'
import { attachPhotos } from '../../platform/files/photo.sql.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { blindIndex } from '../../platform/privacy/keys.ts'
import { addMinutes } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, tellLine } from '../matter/index.ts'
import { type Moved, scopeOf } from './case.commands.ts'
import { presentPartnerCase } from './case.present.ts'
import { caseById, type CaseRow, lockCase } from './case.sql.ts'
import { arriveAtCase, feedBackCase, returnCase, toldTimes } from './handle.commands.ts'
import { moveCase } from './move.sql.ts'
import { addPartnerLink, openPartnerLink, revokePartnerLinks } from './partner-link.sql.ts'

const linkMinutes = 72 * 60

/** What is stored of a link: ids only; its token follows from them and a secret of this street. */
export type MadeLink = { linkId: string; expiresAt: string }

/**
 * Makes the way in of the lead unit to this one case; an earlier link of the case ends.
 * @throws Refusal `act-not-now` where no unit leads the case or it is not being handled
 */
export function makePartnerLink(ctx: Context, caseId: string): Promise<MadeLink> {
  const { streetId, now } = ctx
  return inTransaction(ctx, async (tx, audit) => {
    const row = theOne(await tx.rows(lockCase({ streetId, caseId })))
    const { lead_unit_id: unitId, lead_unit_name: unitName } = row
    if (unitId === null || unitName === null || !isHandled(row)) throw new Refusal('act-not-now')
    const linkId = newId()
    const expiresAt = addMinutes(now, linkMinutes)
    const scope = { holderId: row.holder_id, gridPos: row.grid_pos, unitIds: row.unit_ids }
    const by = ctx.actor.identityId ?? row.holder_id
    const tokenHash = hashOfToken(tokenOf(linkId))
    tx.write(revokePartnerLinks({ streetId, caseId, at: now }))
    // Nobody knows who opens the link, so whoever made it counts as one who handled the case (principle 2).
    tx.write(moveCase({ ...row, handled_by: [...new Set([...row.handled_by, by])] }))
    tx.write(
      addPartnerLink({
        streetId,
        caseId,
        linkId,
        unitId,
        unitName,
        tokenHash,
        ...scope,
        by,
        at: now,
        expiresAt,
      }),
    )
    const line = { act: 'partner-link', axis: 'command', audience: 'staff' } as const
    tellLine(ctx, tx, scopeOf(row), { ...line, detail: { unit: unitName } })
    audit({ action: 'partner-link.make', entity: 'case', entityId: caseId })
    return { linkId, expiresAt }
  })
}

/** The token of a link: the same at every try, so that nothing but its hash is stored. */
export function tokenOf(linkId: string): string {
  return blindIndex('receipt', `partner ${linkId}`).toString('base64url')
}

/** What the unit sees: the place and the words, never a contact that was given in confidence. */
export async function readPartnerCase(
  ctx: Context,
  token: string,
  from: string,
): Promise<PartnerCase> {
  const link = await openLink(ctx, token, from)
  const { streetId } = ctx
  const row = theOne(await readRows(link.ctx, caseById({ streetId, caseId: link.caseId })))
  const matterId = row.matter_id
  const [matters, contacts] = await readAll(
    link.ctx,
    matterRecords.matterById({ streetId, matterId }),
    matterRecords.maskedContact({ streetId, matterId }),
  )
  return presentPartnerCase({ row, matter: theOne(matters), contact: contacts[0], ...link })
}

export async function partnerArrives(
  ctx: Context,
  token: string,
  from: string,
  input: { at?: string | undefined; words?: string | undefined },
): Promise<Moved> {
  const link = await openLink(ctx, token, from)
  return arriveAtCase(link.ctx, link.caseId, input)
}

export async function partnerDone(
  ctx: Context,
  token: string,
  from: string,
  input: Parameters<typeof feedBackCase>[2],
): Promise<Moved> {
  const link = await openLink(ctx, token, from)
  await requireTimes(link, input)
  await handOverPhotos(ctx, link, input.photoIds)
  return feedBackCase(link.ctx, link.caseId, input)
}

export async function partnerRefuses(
  ctx: Context,
  token: string,
  from: string,
  input: { words: string },
): Promise<Moved> {
  const link = await openLink(ctx, token, from)
  return returnCase(link.ctx, link.caseId, input)
}

type OpenLink = {
  ctx: Context
  caseId: string
  unitId: string
  unitName: string
  expiresAt: string
}

/**
 * Whoever holds the token acts as the unit, on its one case.
 * @throws Refusal `link-closed`, `too-many-tries`
 */
async function openLink(ctx: Context, token: string, from: string): Promise<OpenLink> {
  await limitTries(ctx.database, ctx.now, `partner-from:${from}`, 120, 60)
  const tokenHash = hashOfToken(token)
  const [found] = await readRows(
    ctx,
    openPartnerLink({ streetId: ctx.streetId, tokenHash, at: ctx.now }),
  )
  if (!found) throw new Refusal('link-closed')
  const { case_id: caseId, unit_id: unitId, unit_name: unitName, expires_at: expiresAt } = found
  const actor = {
    name: '',
    post: 'department-handler',
    role: 'linli_unit',
    intervals: [],
    holders: [],
    unitId,
    unitName,
  } as const
  return { ctx: { ...ctx, actor }, caseId, unitId, unitName, expiresAt }
}

/** A time that is refused is refused before the photos pass to the case: a second try still has them. */
async function requireTimes(
  { ctx, caseId }: OpenLink,
  told: Parameters<typeof toldTimes>[1],
): Promise<void> {
  await reading(ctx, async (tx) => {
    const row = theOne(await tx.rows(caseById({ streetId: ctx.streetId, caseId })))
    await toldTimes({ tx, row }, told, ctx.now)
  })
}

/** Photos were uploaded as this browser's own; they pass to the case, and so to whoever may see it. */
async function handOverPhotos(ctx: Context, link: OpenLink, photoIds: string[]): Promise<void> {
  if (photoIds.length === 0) return
  const { streetId } = ctx
  const row = theOne(await readRows(link.ctx, caseById({ streetId, caseId: link.caseId })))
  const holders = [...ctx.actor.holders, row.holder_id]
  const { keyed: _, ...plain } = ctx
  const self: Context = { ...plain, actor: { ...ctx.actor, role: 'linli_self', holders } }
  const { matter_id: matterId, holder_id: holderId, grid_pos: gridPos, unit_ids: unitIds } = row
  await inTransaction(self, async (tx, audit) => {
    const taken = { by: null, mine: [...ctx.actor.holders] }
    tx.write(attachPhotos({ streetId, photoIds, matterId, holderId, gridPos, unitIds, ...taken }))
    audit({ action: 'photo.hand-over', entity: 'case', entityId: link.caseId })
  })
}

function isHandled(row: CaseRow): boolean {
  return handlingStages.some((stage) => stage === row.stage)
}
