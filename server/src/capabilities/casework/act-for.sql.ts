import { statement } from '../../platform/db/statement.ts'

type One = { streetId: number; actForId: string }

export const addActFor = statement<
  One & {
    matterId: string
    holderId: string
    identityId: string
    way: string
    at: string
    expiresAt: string
  }
>()((db, p) =>
  db.insertInto('casework.act_for').values({
    street_id: p.streetId,
    act_for_id: p.actForId,
    matter_id: p.matterId,
    holder_id: p.holderId,
    identity_id: p.identityId,
    way: p.way,
    opened_at: p.at,
    expires_at: p.expiresAt,
  }),
)

/** One's own alone: row-level security hides what another member of staff opened. */
export const actForById = statement<One>()((db, p) =>
  db
    .selectFrom('casework.act_for')
    .selectAll()
    .where('street_id', '=', p.streetId)
    .where('act_for_id', '=', p.actForId),
)

export const endActFor = statement<One & { at: string }>()((db, p) =>
  db
    .updateTable('casework.act_for')
    .set({ ended_at: p.at })
    .where('street_id', '=', p.streetId)
    .where('act_for_id', '=', p.actForId)
    .where('ended_at', 'is', null),
)
