import type { Contract, Input, Output, RouteDefinition } from '@linli/contract/shared/route'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Post } from '@linli/contract/shared/post'
import type { Context } from '../db/context.ts'

/** What a handler is given of the request, already parsed by the contract. */
export type Asked<D extends RouteDefinition> = {
  params: Slot<D['params']>
  query: Slot<D['query']>
  body: Slot<D['body']>
}
type Slot<S> = [Exclude<S, undefined>] extends [never] ? undefined : Output<Exclude<S, undefined>>

/** The raw request, for the few routes that set a cookie or read a file. */
export type Wire = { request: FastifyRequest; reply: FastifyReply }

export type Answer<D extends RouteDefinition> = Input<D['response']>

/** One function, or a command whose small stored answer is presented anew on every try (D13). */
export type Handler<D extends RouteDefinition> =
  | ((ctx: Context, asked: Asked<D>, wire: Wire) => Promise<Answer<D>>)
  | {
      command(ctx: Context, asked: Asked<D>, wire: Wire): Promise<unknown>
      present(ctx: Context, stored: never, wire: Wire): Promise<Answer<D>>
    }

export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K] & RouteDefinition> }

/** Which posts may do what; 'anyone' needs no sign-in, 'signed-in' any post at all. */
export type AccessTable = Readonly<Record<string, readonly Post[] | 'anyone' | 'signed-in'>>

/** A capability's routes with its access table, ready to be served. */
export type Bound = {
  readonly contract: Contract
  readonly access: AccessTable
  readonly handlers: Readonly<Record<string, unknown>>
}

/** Ties every route of a contract to its handler; a route without one does not compile. */
export function bind<C extends Contract>(
  contract: C,
  access: AccessTable,
  handlers: Handlers<C>,
): Bound {
  return { contract, access, handlers }
}
