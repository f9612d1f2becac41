/**
 * An expected refusal as it travels (RFC 9457). `code` is stable and translated by the web;
 * `detail` holds the values its sentence needs; `fields` points at wrong inputs;
 * `reference` stands on unexpected errors only and leads to the server's log line.
 */
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  detail?: Record<string, string | number | boolean>
  fields?: { path: string; code: string; message: string }[]
  reference?: string
}

export type ProblemTable = Readonly<
  Record<string, { readonly status: number; readonly title: string }>
>

/** Refusals that any route may answer with. */
export const commonProblems = {
  'invalid-input': { status: 422, title: 'Some input is missing or wrong' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-your-post': { status: 403, title: 'The post you act under may not do this' },
  'second-factor-missing': {
    status: 403,
    title: 'Your post asks for a second factor: set it up first',
  },
  'wrong-origin': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'There is no such thing here, or it is outside your grid' },
  'key-missing': { status: 400, title: 'Every POST needs an Idempotency-Key' },
  'key-reused': { status: 409, title: 'This key was used for a different request' },
  'too-many-tries': { status: 429, title: 'Too many tries; wait a little' },
  'photo-unknown': {
    status: 409,
    title: 'A photo named here is not yours, or already stands elsewhere; take it again',
  },
  'too-large': { status: 413, title: 'The request is too large' },
  starting: { status: 503, title: 'The server is starting' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies ProblemTable
