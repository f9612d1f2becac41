import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { type Builder, statement } from '../db/statement.ts'

// Reference tables: only the app's own role reads them, never a request role.

export const findIdentity = statement<{ loginName: string }>()((db, p) =>
  db
    .selectFrom('auth.identity')
    .select(['identity_id', 'name', 'password_hash', 'holder_id', 'second_factor_at'])
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

/** Who is signed in under a token, with the posts held today and the records borne: one question a request. */
export const findSignIn = statement<{
  tokenHash: Buffer
  streetId: number
  at: string
  day: string
}>()((db, p) =>
  db
    .selectFrom('auth.sign_in as s')
    .innerJoin('auth.identity as i', 'i.identity_id', 's.identity_id')
    .select(['i.identity_id', 'i.name', 'i.holder_id', 'i.second_factor_at', 's.grant_id'])
    .select((eb) => [
      jsonArrayFrom(grantsInForce(db, p).where('g.identity_id', '=', eb.ref('i.identity_id'))).as(
        'grants',
      ),
      eb
        .selectFrom('auth.bearer as b')
        .select(sql<string[]>`coalesce(array_agg(b.holder_id), '{}')`.as('holders'))
        .whereRef('b.identity_id', '=', 'i.identity_id')
        .as('claimed'),
    ])
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
export const grantsOf = statement<{ identityId: string; streetId: number; day: string }>()(
  (db, p) => grantsInForce(db, p).where('g.identity_id', '=', p.identityId),
)

/** A post of one street gives no rights in another (D6). */
function grantsInForce(db: Builder, p: { streetId: number; day: string }) {
  return db
    .selectFrom('auth.held_grant as g')
    .leftJoin('auth.post_policy as a', 'a.post', 'g.post')
    .selectAll('g')
    .select(sql<string>`coalesce(a.second_factor, 'required')`.as('second_factor'))
    .where('g.street_id', '=', p.streetId)
    .where('g.valid_from', '<=', p.day)
    .where((eb) => eb.or([eb('g.valid_until', 'is', null), eb('g.valid_until', '>=', p.day)]))
    .orderBy('g.valid_from')
    .orderBy('g.grant_id')
}

export const holdersOfBrowser = statement<{ tokenHash: Buffer; at: string }>()((db, p) =>
  db
    .selectFrom('auth.bearer')
    .select('holder_id')
    .where('token_hash', '=', p.tokenHash)
    .where('expires_at', '>', p.at)
    .orderBy('since', 'desc')
    .limit(50),
)

/** The sealed secrets of one identity; only `second-factor.ts` opens them. */
export const findSecondFactor = statement<{ identityId: string }>()((db, p) =>
  db
    .selectFrom('auth.identity')
    .select(['login_name', 'totp_secret_enc', 'totp_waiting_enc'])
    .where('identity_id', '=', p.identityId),
)

export const keepWaitingSecret = statement<{ identityId: string; sealed: Buffer }>()((db, p) =>
  db
    .updateTable('auth.identity')
    .set({ totp_waiting_enc: p.sealed })
    .where('identity_id', '=', p.identityId),
)

export const confirmSecret = statement<{ identityId: string; sealed: Buffer; at: string }>()(
  (db, p) =>
    db
      .updateTable('auth.identity')
      .set({ totp_secret_enc: p.sealed, totp_waiting_enc: null, second_factor_at: p.at })
      .where('identity_id', '=', p.identityId),
)

/** Answers a row only when this time step, or a later one, was not used before: a code counts once. */
export const useCode = statement<{ identityId: string; step: number }>()((db, p) =>
  db
    .updateTable('auth.identity')
    .set({ totp_used_step: p.step })
    .where('identity_id', '=', p.identityId)
    .where((eb) => eb.or([eb('totp_used_step', 'is', null), eb('totp_used_step', '<', p.step)]))
    .returning('identity_id'),
)

/** Sign-ins opened without the second factor end when it is set up; the one that set it up goes on. */
export const closeOtherSignIns = statement<{
  identityId: string
  tokenHash: Buffer
  at: string
}>()((db, p) =>
  db
    .updateTable('auth.sign_in')
    .set({ closed_at: p.at })
    .where('identity_id', '=', p.identityId)
    .where('token_hash', '<>', p.tokenHash)
    .where('closed_at', 'is', null),
)

export const addBearer = statement<{
  bearerId: string
  tokenHash: Buffer | null
  identityId: string | null
  holderId: string
  at: string
  expiresAt: string | null
}>()((db, p) =>
  db
    .insertInto('auth.bearer')
    .values({
      bearer_id: p.bearerId,
      token_hash: p.tokenHash,
      identity_id: p.identityId,
      holder_id: p.holderId,
      since: p.at,
      expires_at: p.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing()),
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

/**
 * Counts one more try in this window and answers how many there were. Nobody waits for the disk: a power cut may
 * forget the tries of its last second, and a limit bears that.
 */
export const countTry = statement<{ bucket: string; windowStart: string }>()((db, p) =>
  db
    .insertInto('auth.attempt')
    .values({ bucket: p.bucket, window_start: p.windowStart, tries: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['bucket', 'window_start'])
        .doUpdateSet((eb) => ({ tries: eb('auth.attempt.tries', '+', 1) })),
    )
    .returning(['tries', sql`set_config('synchronous_commit', 'off', true)`.as('commit')]),
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
