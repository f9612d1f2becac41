import type { JobContext } from '../db/context.ts'

/** Work that time wakes; it decides by `ctx.now` what is due (D11). Running it twice changes nothing more. */
export type Job = {
  readonly name: string
  readonly every: 'minute' | 'day'
  readonly run: (ctx: JobContext) => Promise<unknown>
}

/** News as a listener hears it. */
export type HeardFact = {
  readonly factId: string
  readonly streetId: number
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: string
}

/** Listens to one kind of fact. It may be told twice and then does nothing the second time (D9). */
export type Listener = {
  readonly name: string
  readonly kind: string
  /** Whether a fact of this kind concerns the listener; without it every one does. */
  readonly wants?: (fact: HeardFact) => boolean
  readonly hear: (ctx: JobContext, fact: HeardFact) => Promise<unknown>
}

/** All background work of the server, put together from the capabilities. */
export type Work = { readonly jobs: readonly Job[]; readonly listeners: readonly Listener[] }
