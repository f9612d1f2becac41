import type { Post } from '@linli/contract/shared/post'
import type { Fact } from '../jobs/fact.sql.ts'
import type { Database } from './pool.ts'

export type Interval = readonly [lo: number, hi: number]

/** Who acts, under which post, and what they may see. */
export type Actor = {
  readonly identityId?: string
  readonly name: string
  readonly post: Post | 'public' | `system:${string}`
  readonly grantId?: string
  readonly recruitment?: string
  readonly nodeId?: string
  readonly role: 'linli_staff' | 'linli_self' | 'linli_unit'
  /** Parts of the grid, as intervals of positions, both ends included (D5). */
  readonly intervals: readonly Interval[]
  readonly unitId?: string
  readonly unitName?: string
  /** Every unit this person works for, under whatever post. */
  readonly unitIds?: readonly string[]
  /** The caller for whom staff speak, as whose record: they act as the reporter and sign with their own name. */
  readonly speaksFor?: string
  /** Whose records are the actor's own. */
  readonly holders: readonly string[]
  /** The chosen post asks for a second factor that is not set up yet; until then one acts as a resident. */
  readonly lacksSecondFactor?: boolean
}

/** A keyed request: its answer is stored in the transaction of its effect (D13). */
export type Keyed = { readonly owner: string; readonly key: string; readonly hash: Buffer }

/** What every command and read is handed first. */
export type Context = {
  readonly database: Database
  readonly streetId: number
  readonly now: string
  readonly requestId: string
  readonly actor: Actor
  readonly keyed?: Keyed
  /** How old an answer shared between many readers may be; 0 or none: every answer is made anew. */
  readonly staleMillis?: number
  /** Called once after a commit with the facts it published. */
  readonly nudge?: (facts: readonly Fact[]) => void
}

/** What background work on one street needs. */
export type JobContext = Pick<Context, 'database' | 'streetId' | 'now' | 'nudge'>

const nobody = '00000000-0000-0000-0000-000000000000'
const lastPosition = 2_147_483_647
const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The statement that opens a transaction and sets its scope. SET LOCAL takes no parameters, so this is the
 * one place that formats it, from integers and UUIDs only; anything else throws.
 */
export function openingStatement(ctx: Context): string {
  return `begin;${scopeStatement(ctx)}`
}

/** The scope alone, for a transaction that is open already. */
export function scopeStatement(ctx: Context): string {
  const { actor } = ctx
  const lines = [
    `set local role ${actor.role}`,
    `set local app.street = ${integer(ctx.streetId)}`,
    `set local app.identity = '${uuid(actor.identityId ?? nobody)}'`,
  ]
  if (actor.role === 'linli_staff')
    lines.push(`set local app.scope = '${scopeText(actor.intervals)}'`)
  if (actor.role === 'linli_self')
    lines.push(`set local app.holders = '{${actor.holders.map(uuid).join(',')}}'`)
  if (actor.role === 'linli_unit')
    lines.push(`set local app.unit = '${uuid(actor.unitId ?? nobody)}'`)
  return lines.join(';')
}

/** The same for background work on one street (D5: the fourth role). */
export function openingStatementOfJob(streetId: number): string {
  return `begin;set local role linli_job;set local app.street = ${integer(streetId)}`
}

/** A multirange of positions; without a part it is empty, and nothing is in it. */
function scopeText(intervals: readonly Interval[]): string {
  return `{${intervals.map(partText).filter(Boolean).join(',')}}`
}

/** A range ends before the position behind it, and behind the last of all there is none. */
function partText([lo, hi]: Interval): string {
  const [from, to] = [integer(lo), hi === lastPosition ? '' : integer(hi)]
  return lo > hi ? '' : `[${from},${to}]`
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not an integer: ${value}`)
  return String(value)
}

function uuid(value: string): string {
  if (!uuidText.test(value)) throw new TypeError('not a UUID')
  return value
}
