import { sql } from 'kysely'
import { statement } from '../db/statement.ts'

// Reference tables: only the app's own role reads them, never a request role.

export const findIdentity = statement<{ loginName: string }>()((db, p) =>
  db
    .selectFrom('auth.identity')
    .select(['identity_id', 'name', 'password_hash', 'holder_id', 'totp_secret_enc'])
    .where(sql`lower(login_name)`, '=', sql`lower(${p.loginName})`)
    .where('disabled_at', 'is', null),
)

export const addSignIn = statement<{
  tokenHash: Buffer
  identityId: string
  grantId: string | null
  at: string
  expiresAt: string
}>()((db, p) =>
  db.insertInto('auth.sign_in').values({
    token_hash: p.tokenHash,
    identity_id: p.identityId,
    grant_id: p.grantId,
    opened_at: p.at,
    expires_at: p.expiresAt,
  }),
)

export const findSignIn = statement<{ tokenHash: Buffer; at: string }>()((db, p) =>
  db
    .selectFrom('auth.sign_in as s')
    .innerJoin('auth.identity as i', 'i.identity_id', 's.identity_id')
    .select(['i.identity_id', 'i.name', 'i.holder_id', 's.grant_id'])
    .where('s.token_hash', '=', p.tokenHash)
    .where('s.closed_at', 'is', null)
    .where('s.expires_at', '>', p.at)
    .where('i.disabled_at', 'is', null),
)

export const setActingGrant = statement<{ tokenHash: Buffer; grantId: string }>()((db, p) =>
  db.updateTable('auth.sign_in').set({ grant_id: p.grantId }).where('token_hash', '=', p.tokenHash),
)

export const closeSignIn = statement<{ tokenHash: Buffer; at: string }>()((db, p) =>
  db.updateTable('auth.sign_in').set({ closed_at: p.at }).where('token_hash', '=', p.tokenHash),
)

/** Grants in force on a day; a right lapses by itself (3.4 rule 8). */
export const grantsOf = statement<{ identityId: string; day: string }>()((db, p) =>
  db
    .selectFrom('auth.held_grant')
    .selectAll()
    .where('identity_id', '=', p.identityId)
    .where('valid_from', '<=', p.day)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', p.day)]))
    .orderBy('valid_from')
    .orderBy('grant_id'),
)

export const holdersOfBrowser = statement<{ tokenHash: Buffer; at: string }>()((db, p) =>
  db
    .selectFrom('auth.bearer')
    .select('holder_id')
    .where('token_hash', '=', p.tokenHash)
    .where('expires_at', '>', p.at)
    .orderBy('since', 'desc')
    .limit(50),
)

export const holdersOfIdentity = statement<{ identityId: string }>()((db, p) =>
  db
    .selectFrom('auth.bearer')
    .select('holder_id')
    .where('identity_id', '=', p.identityId)
    .limit(200),
)

export const addBearer = statement<{
  bearerId: string
  tokenHash: Buffer | null
  identityId: string | null
  holderId: string
  at: string
  expiresAt: string | null
}>()((db, p) =>
  db.insertInto('auth.bearer').values({
    bearer_id: p.bearerId,
    token_hash: p.tokenHash,
    identity_id: p.identityId,
    holder_id: p.holderId,
    since: p.at,
    expires_at: p.expiresAt,
  }),
)

export const addReceipt = statement<{
  codeHash: Buffer
  checkHash: Buffer
  streetId: number
  holderId: string
  matterId: string
  at: string
}>()((db, p) =>
  db
    .insertInto('auth.receipt')
    .values({
      code_hash: p.codeHash,
      check_hash: p.checkHash,
      street_id: p.streetId,
      holder_id: p.holderId,
      matter_id: p.matterId,
      handed_out_at: p.at,
    })
    .onConflict((conflict) => conflict.doNothing()),
)

export const findReceipt = statement<{ codeHash: Buffer }>()((db, p) =>
  db
    .selectFrom('auth.receipt')
    .select(['check_hash', 'street_id', 'holder_id', 'matter_id'])
    .where('code_hash', '=', p.codeHash),
)

/** Counts one more try in this window and answers how many there were. */
export const countTry = statement<{ bucket: string; windowStart: string }>()((db, p) =>
  db
    .insertInto('auth.attempt')
    .values({ bucket: p.bucket, window_start: p.windowStart, tries: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['bucket', 'window_start'])
        .doUpdateSet((eb) => ({ tries: eb('auth.attempt.tries', '+', 1) })),
    )
    .returning('tries'),
)

export const demoSignIns = statement<Record<string, never>>()((db) =>
  db
    .selectFrom('auth.identity as i')
    .leftJoin('auth.held_grant as g', 'g.identity_id', 'i.identity_id')
    .select(['i.login_name', 'i.name', 'g.post', 'g.node_name', 'g.unit_name'])
    .where('i.is_demo', '=', true)
    .where('i.password_hash', 'is not', null)
    .orderBy('g.post')
    .orderBy('i.login_name')
    .limit(40),
)
