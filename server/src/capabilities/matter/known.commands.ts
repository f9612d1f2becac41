import type { KnownDetails } from '@linli/contract/matter/matter.schema'
import { asSelf } from '../../platform/auth/asker.ts'
import type { Context } from '../../platform/db/context.ts'
import { type Reader, readAll, readRows } from '../../platform/db/transaction.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { carryOver } from '../../platform/privacy/reveal.ts'
import { pathOf, presentStep } from '../grid/index.ts'
import { knownContact, latestOwnReport, sealedOwnContact } from './known.sql.ts'

/** What a person left with an earlier report of their own, still sealed. */
export type KnownContact = Awaited<ReturnType<typeof latestContact>>[number]

/**
 * What a person's own reports hold, so that nobody is asked twice (principle 4). Who is not signed in is nobody in
 * particular: a phone that follows receipts may be anyone's.
 */
export async function knownDetails(ctx: Context): Promise<KnownDetails> {
  const self = { ...ctx, actor: asSelf(ctx.actor) }
  const own = ownOf(self)
  if (!own) return {}
  const [[contact], [report]] = await readAll(self, knownContact(own), latestOwnReport(own))
  return {
    ...(contact ? { contact: presentKnown(contact) } : {}),
    ...(report ? { place: await placeOf(self, report.node_id) } : {}),
  } as KnownDetails
}

/** Where the person signed in last reported something of their own. */
export async function lastPlaceOf(self: Context): Promise<string | undefined> {
  const own = ownOf(self)
  const [report] = own ? await readRows(self, latestOwnReport(own)) : []
  return report?.node_id
}

/** Who is not signed in is nobody in particular. */
function ownOf({ streetId, actor: { identityId, holders } }: Context) {
  return identityId === undefined ? undefined : { streetId, identityId, holders: [...holders] }
}

/**
 * What the person signed in left with their own latest report. Receipts they follow and calls they wrote down are not
 * theirs: another's contact is never found here.
 * @throws Refusal `no-contact-before`
 */
export async function contactBefore(ctx: Context, tx: Reader): Promise<KnownContact> {
  const own = ownOf(ctx)
  const [found] = own ? await latestContact(tx, own) : []
  if (!found) throw new Refusal('no-contact-before')
  return found
}

function latestContact(tx: Reader, own: Parameters<typeof sealedOwnContact>[0]) {
  return tx.rows(sealedOwnContact(own))
}

/** The same contact under another matter of the same person. */
export function carriedContact(known: KnownContact, matterId: string) {
  const again = { from: known.matter_id, to: matterId }
  return {
    nameMasked: known.name_masked,
    phoneMasked: known.phone_masked,
    nameEnc: carryOver('report', known.name_enc, again),
    phoneEnc: carryOver('report', known.phone_enc, again),
    phoneIndex: known.phone_index,
  }
}

function presentKnown(contact: { name_masked: string | null; phone_masked: string | null }) {
  return {
    ...(contact.name_masked ? { nameMasked: contact.name_masked } : {}),
    ...(contact.phone_masked ? { phoneMasked: contact.phone_masked } : {}),
  }
}

async function placeOf(ctx: Context, nodeId: string) {
  const steps = (await pathOf(ctx, nodeId)).map(presentStep)
  return { node: steps.at(-1), path: steps.slice(0, -1) }
}
