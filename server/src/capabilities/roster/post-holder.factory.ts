import type { Post } from '@linli/contract/shared/post'
import { hashOfToken, newToken } from '../../platform/auth/token.ts'
import { newId } from '../../platform/runtime/ids.ts'
import type { Ask, DrawnNode } from '../grid/grid.factory.ts'

export type PostHolder = { identityId: string; holderId: string; name: string; loginName: string }
export type HeldPost = { grantId: string; post: Post; node?: DrawnNode; unitId?: string }

/** Someone who can sign in; without a password the sign-in is made by `openSignInOf`. */
export async function addPerson(
  ask: Ask,
  name: string,
  passwordHash: string | null = null,
): Promise<PostHolder> {
  const person = { identityId: newId(), holderId: newId(), name, loginName: `p-${newId()}` }
  await ask(
    `insert into auth.identity (identity_id, login_name, name, password_hash, holder_id, created_at)
     values ($1, $2, $3, $4, $5, '2026-01-01')`,
    [person.identityId, person.loginName, name, passwordHash, person.holderId],
  )
  return person
}

/** A post over a node or for a unit, for which no second factor is asked. */
export async function givePost(
  ask: Ask,
  streetId: number,
  person: PostHolder,
  held: { post: Post; node?: DrawnNode; unit?: { unitId: string; name: string } },
): Promise<HeldPost> {
  const { post, node, unit } = held
  const grantId = newId()
  const over = node ?? { nodeId: null, name: null, pos: null, posEnd: null, kind: 'none' }
  const of = unit ?? { unitId: null, name: null }
  await ask(`insert into auth.post_policy values ($1, 'optional') on conflict do nothing`, [post])
  await ask(
    `insert into auth.held_grant (grant_id, identity_id, street_id, post, node_id, node_name, lo, hi, unit_id, unit_name, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '2026-01-01')`,
    [
      grantId,
      person.identityId,
      streetId,
      post,
      over.nodeId,
      over.name,
      over.pos,
      over.posEnd,
      of.unitId,
      of.name,
    ],
  )
  await ask(
    `insert into roster.assignment (street_id, assignment_id, identity_id, person_name, post, node_id, grid_pos, unit_id, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '2026-01-01')`,
    [
      streetId,
      grantId,
      person.identityId,
      person.name,
      post,
      over.nodeId,
      over.kind === 'street' ? null : over.pos,
      of.unitId,
    ],
  )
  return { grantId, post, ...(node ? { node } : {}), ...(unit ? { unitId: unit.unitId } : {}) }
}

/** @returns the token of a sign-in under the given post, for the cookie */
export async function openSignInOf(
  ask: Ask,
  person: PostHolder,
  grantId: string | null = null,
): Promise<string> {
  const token = newToken()
  await ask(
    `insert into auth.sign_in (token_hash, identity_id, grant_id, opened_at, expires_at)
     values ($1, $2, $3, '2026-06-01', '2027-01-01')`,
    [hashOfToken(token), person.identityId, grantId],
  )
  return token
}
