import { statement } from '../db/statement.ts'

/** What a command says of what it did. */
export type AuditLine = {
  action: string
  entity: string
  entityId: string
  fields?: string[]
  reason?: string
  onBehalfOf?: string
  detail?: Record<string, string | number | boolean>
}

export const addAuditEntry = statement<{
  streetId: number
  entryId: string
  at: string
  identityId: string | null
  onBehalfOf: string | null
  post: string
  action: string
  entity: string
  entityId: string
  fields: string[]
  reason: string | null
  detail: string
}>()((db, p) =>
  db.insertInto('audit.entry').values({
    street_id: p.streetId,
    entry_id: p.entryId,
    at: p.at,
    identity_id: p.identityId,
    on_behalf_of: p.onBehalfOf,
    post: p.post,
    action: p.action,
    entity: p.entity,
    entity_id: p.entityId,
    fields: p.fields,
    reason: p.reason,
    detail: p.detail,
  }),
)
