import { sql } from 'kysely'
import { statement } from '../../platform/db/statement.ts'

type OneCase = { streetId: number; caseId: string }

export const addPartnerLink = statement<
  OneCase & {
    linkId: string
    holderId: string
    gridPos: number
    unitIds: string[]
    unitId: string
    unitName: string
    tokenHash: Buffer
    by: string
    at: string
    expiresAt: string
  }
>()((db, p) =>
  db.insertInto('casework.partner_link').values({
    street_id: p.streetId,
    link_id: p.linkId,
    case_id: p.caseId,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    unit_ids: p.unitIds,
    unit_id: p.unitId,
    unit_name: p.unitName,
    token_hash: p.tokenHash,
    made_by: p.by,
    made_at: p.at,
    expires_at: p.expiresAt,
  }),
)

export const revokePartnerLinks = statement<OneCase & { at: string }>()((db, p) =>
  db
    .updateTable('casework.partner_link')
    .set({ revoked_at: p.at })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('revoked_at', 'is', null),
)

type Opened = { case_id: string; unit_id: string; unit_name: string; expires_at: string }

/** The case and unit a token is for, while it is valid; the door for those without an account. */
export const openPartnerLink = statement<{ streetId: number; tokenHash: Buffer; at: string }>()(
  (db, p) =>
    db
      .selectFrom(
        sql<Opened>`casework.open_partner_link(${p.streetId}::int, ${p.tokenHash}::bytea, ${p.at}::timestamptz)`.as(
          'link',
        ),
      )
      .selectAll('link'),
)
