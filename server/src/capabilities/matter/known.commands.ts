import type { KnownDetails } from '@linli/contract/matter/matter.schema'
import { asSelf } from '../../platform/auth/asker.ts'
import type { Context } from '../../platform/db/context.ts'
import { readAll } from '../../platform/db/transaction.ts'
import { pathOf, presentStep } from '../grid/index.ts'
import * as matterSql from './matter.sql.ts'

/**
 * What a person's own reports hold, so that nobody is asked twice (principle 4). Who is not signed in is nobody in
 * particular: a phone that follows receipts may be anyone's.
 */
export async function knownDetails(ctx: Context): Promise<KnownDetails> {
  const self = { ...ctx, actor: asSelf(ctx.actor) }
  const { identityId, holders } = self.actor
  if (identityId === undefined) return {}
  const own = { streetId: ctx.streetId, identityId, holders: [...holders] }
  const [[contact], [report]] = await readAll(
    self,
    matterSql.knownContact(own),
    matterSql.latestOwnReport(own),
  )
  return {
    ...(contact ? { contact: presentKnown(contact) } : {}),
    ...(report ? { place: await placeOf(self, report.node_id) } : {}),
  } as KnownDetails
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
