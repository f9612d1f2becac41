import { commonProblems, type Problem, type ProblemTable } from '@linli/contract/shared/problem'
import type { RouteDefinition } from '@linli/contract/shared/route'
import fastifyCompress from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifySwagger from '@fastify/swagger'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../db/context.ts'
import type { Bound, Wire } from './bind.ts'
import { once } from './once.ts'
import { Refusal } from './refusal.ts'

/** The parsed slots of a request. */
export type Asking = { params: unknown; query: unknown; body: unknown }

export type ServeOptions = {
  bounds: readonly Bound[]
  problems: ProblemTable
  /** Makes the context of one request: who asks, under which post, when. */
  contextOf(request: FastifyRequest, reply: FastifyReply, route: RouteDefinition): Promise<Context>
  /** Looks at what a writing request names before its command runs; a retry is answered without it. */
  beforeCommand(ctx: Context, asked: Asking): Promise<void>
  /** Writes an unexpected error to the log and returns its reference number. */
  report(error: unknown, request: FastifyRequest): string
}

/** A photo of 12 megapixels is 3 to 8 MB. */
const mostImageBytes = 15_000_000

/** Builds the HTTP server from the bound contracts (D12); it listens to nothing yet. */
export async function buildServer(options: ServeOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: 1_000_000,
    trustProxy: 'loopback',
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(
    /^image\//,
    { parseAs: 'buffer', bodyLimit: mostImageBytes },
    (_request, body, done) => done(null, body),
  )
  const problems = { ...commonProblems, ...options.problems }
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(problems, reply, problemOf(options, error, request)),
  )
  app.setNotFoundHandler((_request, reply) => sendProblem(problems, reply, { code: 'not-found' }))
  await app.register(fastifyCookie)
  // The catalogue is 100 kB of text; smaller answers are not worth the time.
  await app.register(fastifyCompress, { threshold: 16_384, encodings: ['gzip'] })
  await app.register(fastifyHelmet, { contentSecurityPolicy, strictTransportSecurity: false })
  await app.register(fastifySwagger, openApi())
  await app.register(async (api) => addRoutes(api, options), { prefix: '/api' })
  return app
}

function addRoutes(api: FastifyInstance, options: ServeOptions): void {
  for (const bound of options.bounds) {
    for (const [key, route] of Object.entries(bound.contract))
      addRoute(api, options, bound, { key, route })
  }
  api.get('/openapi.json', { schema: { hide: true } }, () => api.swagger())
}

function addRoute(
  api: FastifyInstance,
  options: ServeOptions,
  bound: Bound,
  { key, route }: { key: string; route: RouteDefinition },
): void {
  const [method = 'GET', path = ''] = key.split(' ')
  const allowed = bound.access[route.action]
  if (allowed === undefined) throw new Error(`no access rule for ${route.action} (${key})`)
  const declared = new Set([...route.errors, ...Object.keys(commonProblems)])
  const handler = bound.handlers[key] as Serving
  api.route({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: openApiSchema(route),
    config: { declared, bytes: route.bytes },
    handler: async (request, reply) => {
      const ctx = await options.contextOf(request, reply, route)
      if (
        allowed !== 'anyone' &&
        ctx.actor.identityId === undefined &&
        !isOwnRecord(allowed, ctx)
      ) {
        throw new Refusal('not-signed-in')
      }
      if (Array.isArray(allowed) && !allowed.includes(ctx.actor.post)) {
        if (ctx.actor.lacksSecondFactor) throw new Refusal('second-factor-missing')
        throw new Refusal('not-your-post', { post: ctx.actor.post })
      }
      const asked = { params: request.params, query: request.query, body: request.body }
      return serve(options, handler, ctx, asked, { request, reply })
    },
  })
}

/** The bearer of a receipt is not signed in, but may do to their own record what 'signed-in' routes offer. */
function isOwnRecord(allowed: Bound['access'][string], ctx: Context): boolean {
  return allowed === 'signed-in' && ctx.actor.role === 'linli_self' && ctx.actor.holders.length > 0
}

type Serving =
  | ((ctx: Context, asked: unknown, wire: Wire) => Promise<unknown>)
  | {
      command(ctx: Context, asked: unknown, wire: Wire): Promise<unknown>
      present(ctx: Context, stored: unknown, wire: Wire): Promise<unknown>
    }

async function serve(
  options: ServeOptions,
  handler: Serving,
  ctx: Context,
  asked: Asking,
  wire: Wire,
): Promise<unknown> {
  const stored = await once(ctx, async (keyed) => {
    await options.beforeCommand(keyed, asked)
    return typeof handler === 'function'
      ? handler(keyed, asked, wire)
      : handler.command(keyed, asked, wire)
  })
  return typeof handler === 'function' ? stored : handler.present(ctx, stored, wire)
}

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    fields: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .optional(),
    reference: z.string().optional(),
  })
  .meta({ id: 'Problem' })

function openApiSchema(route: RouteDefinition) {
  return {
    summary: route.summary,
    tags: [route.node],
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    response: { 200: route.response, default: ProblemSchema },
  }
}

function openApi() {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '邻里 Linli',
        version: '0.1.0',
        description: 'Every route carries its node of the eleven as a tag.',
      },
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey' as const, in: 'cookie' as const, name: 'linli_in' },
        },
      },
    },
    transform: documentWire,
    transformObject: createJsonSchemaTransformObject({}),
  }
}

const jsonSchemaOf = createJsonSchemaTransform({})

/** What no zod schema says, but the document does: a body taken as it is, and the key of every POST (D13). */
const documentWire: typeof jsonSchemaOf = (route) => {
  const { schema, url } = jsonSchemaOf(route)
  const { bytes } = (route.route.config ?? {}) as { bytes?: string }
  return {
    url,
    schema: {
      ...schema,
      ...(bytes ? { consumes: [bytes], body: { type: 'string', format: 'binary' } } : {}),
      ...(route.route.method === 'POST' ? { headers: keyHeader } : {}),
    },
  }
}

const keyHeader = {
  type: 'object',
  required: ['idempotency-key'],
  properties: { 'idempotency-key': { type: 'string', format: 'uuid' } },
}

const contentSecurityPolicy = {
  directives: {
    'default-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'upgrade-insecure-requests': null,
  },
}

type Said = Omit<Problem, 'type' | 'title' | 'status'>

/** What is said of an error: what the contract declares, what was wrong in the input, or a reference number alone. */
function problemOf(options: ServeOptions, error: FastifyError, request: FastifyRequest): Said {
  if (error instanceof Refusal && isDeclared(request, error.code))
    return { code: error.code, ...(error.detail ? { detail: error.detail } : {}) }
  if (hasZodFastifySchemaValidationErrors(error))
    return { code: 'invalid-input', fields: error.validation.map(fieldOf) }
  if (error.statusCode === 413) return { code: 'too-large' }
  if (error.statusCode !== undefined && error.statusCode < 500) return { code: 'invalid-input' }
  return { code: 'unexpected', reference: options.report(error, request) }
}

function isDeclared(request: FastifyRequest, code: string): boolean {
  const { declared } = (request.routeOptions.config ?? {}) as { declared?: ReadonlySet<string> }
  return declared?.has(code) ?? code in commonProblems
}

type Issue = { instancePath?: string; keyword?: string; message?: string }

function fieldOf(issue: Issue) {
  return {
    path: (issue.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.'),
    code: issue.keyword ?? 'invalid',
    message: issue.message ?? '',
  }
}

function sendProblem(problems: ProblemTable, reply: FastifyReply, said: Said): FastifyReply {
  const { status, title } = problems[said.code] ?? commonProblems.unexpected
  const problem: Problem = { type: `urn:linli:problem:${said.code}`, title, status, ...said }
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((value) => JSON.stringify(value))
    .send(problem)
}
