/** The smallest shape of a schema that carries its types (Standard Schema); keeps zod out of type-checking cost. */
export type AnySchema = {
  readonly '~standard': {
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined
  }
}

export type Input<S> = S extends AnySchema ? NonNullable<S['~standard']['types']>['input'] : never
export type Output<S> = S extends AnySchema ? NonNullable<S['~standard']['types']>['output'] : never

/** The eleven nodes of 「一一二三四」 (R1): every route carries the one it serves. */
export type SystemNode =
  | 'core'
  | 'network'
  | 'mechanism-consultation'
  | 'mechanism-partnership'
  | 'platform-service'
  | 'platform-appeal'
  | 'platform-activity'
  | 'guarantee-workforce'
  | 'guarantee-talent'
  | 'guarantee-facilities'
  | 'guarantee-funds'

export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`

export type RouteDefinition<
  P extends AnySchema | undefined = AnySchema | undefined,
  Q extends AnySchema | undefined = AnySchema | undefined,
  B extends AnySchema | undefined = AnySchema | undefined,
  R extends AnySchema = AnySchema,
> = {
  /** One sentence that says what the route does; it becomes the OpenAPI summary. */
  readonly summary: string
  readonly node: SystemNode
  /** The access action `noun.verb`; 'public' routes need no sign-in. Also the name in the audit log. */
  readonly action: string
  readonly isPublic?: boolean
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** The media range of a body that is taken as it is, such as `image/*`, instead of `body`. */
  readonly bytes?: string
  readonly response: R
  /** Codes of `problems` that this route may answer with, beside those every route may. */
  readonly errors: readonly string[]
}

export type Contract = Readonly<Record<RouteKey, RouteDefinition>>

/**
 * Declares one route; only there so that each slot keeps its own type.
 * @param definition what may be asked, what is answered and which errors are possible
 */
export function route<
  R extends AnySchema,
  P extends AnySchema | undefined = undefined,
  Q extends AnySchema | undefined = undefined,
  B extends AnySchema | undefined = undefined,
>(definition: RouteDefinition<P, Q, B, R>): RouteDefinition<P, Q, B, R> {
  return definition
}
