import type { CasePage } from '@linli/contract/casework/case.schema'
import type { Context } from '../../platform/db/context.ts'
import { inTransaction, readRows } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { shareAnswers } from '../../platform/http/shared-answer.ts'
import { reveal } from '../../platform/privacy/reveal.ts'
import { revealRefusalOf } from '@linli/contract/casework/reveal.rules'
import { pathOf } from '../grid/index.ts'
import { catalogueOf, matterRecords } from '../matter/index.ts'
import { checkersOfStreet } from '../roster/index.ts'
import { doerOf, factsOf } from './case-facts.commands.ts'
import { type CaseParts, presentCasePage } from './case.present.ts'
import { casePage } from './case-page.sql.ts'
import { lockCase } from './case.sql.ts'
import { mayRead } from './casework.access.ts'

export const revealSeconds = 30

/** One case with everything its page shows, for this reader. */
export async function readCase(ctx: Context, caseId: string): Promise<CasePage> {
  const parts = await readParts(ctx, caseId)
  const catalogue = await catalogueOf(ctx, parts.row.catalogue_id)
  const facts = factsOf(parts.row, catalogue.byCode.get(parts.row.category_code ?? ''), ctx.now)
  return presentCasePage(parts, doerOf(ctx), facts, ctx.now)
}

async function readParts(ctx: Context, caseId: string): Promise<CaseParts> {
  const { streetId } = ctx
  const [[told], checkers] = await Promise.all([
    readRows(ctx, casePage({ streetId, caseId })),
    checkersFor(ctx),
  ])
  if (!told?.page) throw new Refusal('not-found')
  const { matter: found, limits, assisting, ...row } = told.page
  if (!mayRead(ctx.actor.post, row.visibility) || !found) throw new Refusal('not-found')
  const { contact, lines, needs, earlier, joined_reports: joinedReports, ...matter } = found
  return {
    row,
    matter,
    contact: contact ?? undefined,
    lines,
    limits,
    assisting,
    path: await pathOf(ctx, matter.node_id),
    checkers,
    repeats: earlier.filter(isInSight).slice(0, mostRepeats),
    repeatCount: earlier.length,
    needs,
    joinedReports: joinedReports ?? 0,
  }
}

const checkers = shareAnswers<CaseParts['checkers']>()

/** Who may check at all, as far as this reader sees; units are not told. */
function checkersFor(ctx: Context): Promise<CaseParts['checkers']> {
  const { streetId, actor } = ctx
  if (actor.role !== 'linli_staff') return Promise.resolve([])
  const day = localDateOf(ctx.now)
  const question = JSON.stringify([streetId, day, actor.intervals])
  return checkers.ask(ctx, question, () => readRows(ctx, checkersOfStreet({ streetId, day })))
}

const mostRepeats = 20
type Earlier = { [K in keyof CaseParts['repeats'][number]]: string | null }

function isInSight(found: Earlier): found is CaseParts['repeats'][number] {
  return found.case_id !== null
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
    const { place_words_enc: placeWords } = contact
    const values = reveal(ctx, tx, audit, {
      purpose: 'report',
      subject: row.matter_id,
      holderId: contact.holder_id,
      gridPos: contact.grid_pos,
      entity: 'case',
      entityId: caseId,
      about: row.number,
      reason: purpose,
      values: { name, phone, address, placeWords },
    })
    return { ...values, seconds: revealSeconds }
  })
}
