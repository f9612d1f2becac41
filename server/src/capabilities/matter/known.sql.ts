import { sql } from 'kysely'
import { type Builder, statement } from '../../platform/db/statement.ts'

type Own = { streetId: number; identityId: string; holders: string[] }

/** The latest report that a person made for themselves: not one they follow by receipt, nor one filed for others. */
export const latestOwnReport = statement<Own>()((db, p) =>
  ownReportsOf(db, p).select(['m.matter_id', 'm.node_id']).limit(1),
)

/** How to reach them as they last left it, masked. */
export const knownContact = statement<Own>()((db, p) =>
  withContact(ownReportsOf(db, p)).select(['k.name_masked', 'k.phone_masked']).limit(1),
)

/** The same, sealed: only to be sealed anew for the next report of the same person. */
export const sealedOwnContact = statement<Own>()((db, p) =>
  withContact(ownReportsOf(db, p))
    .select(['k.matter_id', 'k.name_masked', 'k.phone_masked'])
    .select(['k.name_enc', 'k.phone_enc', 'k.phone_index'])
    .limit(1),
)

function ownReportsOf(db: Builder, p: Own) {
  return db
    .selectFrom('matter.matter as m')
    .where('m.street_id', '=', p.streetId)
    .where((eb) => eb('m.holder_id', '=', eb.fn.any(eb.val(p.holders))))
    .where('m.actor_identity_id', '=', p.identityId)
    .where('m.is_on_behalf', '=', sql<boolean>`false`)
    .where('m.kind', '=', sql<string>`'report'`)
    .orderBy('m.matter_id', 'desc')
}

function withContact(reports: ReturnType<typeof ownReportsOf>) {
  return reports
    .innerJoin('matter.contact as k', (join) =>
      join.onRef('k.street_id', '=', 'm.street_id').onRef('k.matter_id', '=', 'm.matter_id'),
    )
    .where('k.phone_masked', 'is not', null)
}
