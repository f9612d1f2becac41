import type { RouteDefinition } from '@linli/contract/shared/route'
import { caseworkProblems } from '@linli/contract/casework/casework.contract'
import { gridProblems } from '@linli/contract/grid/grid.contract'
import { catalogueProblems } from '@linli/contract/matter/catalogue.contract'
import { matterProblems } from '@linli/contract/matter/matter.contract'
import { calendarProblems } from '@linli/contract/platform/calendar.contract'
import { signInProblems } from '@linli/contract/platform/sign-in.contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { forgetBoards } from './capabilities/casework/case-list.commands.ts'
import { caseworkRoutes } from './capabilities/casework/casework.routes.ts'
import { mayShowPhotoOf } from './capabilities/casework/photo.access.ts'
import { gridRoutes } from './capabilities/grid/grid.routes.ts'
import { catalogueRoutes } from './capabilities/matter/catalogue.routes.ts'
import { matterRoutes } from './capabilities/matter/matter.routes.ts'
import { organisationRoutes } from './capabilities/organisation/organisation.routes.ts'
import { rosterRoutes } from './capabilities/roster/roster.routes.ts'
import { caseworkListeners } from './capabilities/casework/casework.facts.ts'
import { caseworkJobs } from './capabilities/casework/casework.jobs.ts'
import { caseworkRoom } from './capabilities/casework/relocation.sql.ts'
import { matterRoom } from './capabilities/matter/index.ts'
import type { ScopedRoom } from './platform/db/relocation.ts'
import { filesRoom } from './platform/files/relocation.ts'
import { photoRetention } from './platform/files/retention.ts'
import { privacyRoom } from './platform/privacy/relocation.ts'
import { actorOf, signedInOf } from './platform/auth/asker.ts'
import { rememberedMillis } from './platform/auth/sign-in-memory.ts'
import { signInRoutes, type StreetCard } from './platform/auth/sign-in.routes.ts'
import { calendarRoutes } from './platform/calendar/calendar.routes.ts'
import type { Context } from './platform/db/context.ts'
import type { Database } from './platform/db/pool.ts'
import { readingRoutes } from './platform/privacy/reading.routes.ts'
import { refuseOthersPhotos } from './platform/files/own-photos.ts'
import { readStoredPhoto, useStore } from './platform/files/take-photo.ts'
import { openStore } from './platform/files/store.ts'
import { fingerprint } from './platform/http/once.ts'
import type { Fact } from './platform/jobs/fact.sql.ts'
import { retention } from './platform/jobs/retention.ts'
import type { Work } from './platform/jobs/work.ts'
import { refuseOtherOrigins } from './platform/http/origin.ts'
import { Refusal } from './platform/http/refusal.ts'
import { buildServer } from './platform/http/serve.ts'
import { type LiveHub, serveLive } from './platform/live/live.ts'
import type { Clock } from './platform/runtime/clock.ts'
import { newId } from './platform/runtime/ids.ts'
import { serveWeb } from './platform/http/web.ts'

export type AppOptions = {
  database: Database
  clock: Clock
  street: StreetCard
  filesFolder: string
  live: LiveHub
  /** Is told of the facts of every commit, after the open screens. */
  nudge?: (facts: readonly Fact[]) => void
  /** Built web apps; absent in tests that only speak to the API. */
  web?: { phone: string; desk: string }
  report: (error: unknown, request: FastifyRequest) => string
  /** Tests that edit posts and cases behind the server's back want every answer made anew. */
  isForgetful?: boolean
}

/** What goes on without being asked: every capability's jobs and listeners. */
export const work: Work = {
  jobs: [retention, photoRetention, ...caseworkJobs],
  listeners: [...caseworkListeners],
}

/** Every room with records that follow the grid when it is redrawn (D10); grid surgery asks all of them. */
export const scopedRooms: readonly ScopedRoom[] = [matterRoom, caseworkRoom, filesRoom, privacyRoom]

/** A board counted a second ago serves the next reader too. */
const boardMillis = 1000

/** Puts the rooms together: every capability's routes, in the order of their levels. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  useStore(openStore(options.filesFolder))
  const app = await buildServer({
    bounds: [
      signInRoutes(options.street),
      readingRoutes,
      gridRoutes,
      organisationRoutes,
      matterRoutes,
      catalogueRoutes,
      calendarRoutes,
      rosterRoutes,
      caseworkRoutes,
    ],
    problems: {
      ...signInProblems,
      ...gridProblems,
      ...matterProblems,
      ...catalogueProblems,
      ...calendarProblems,
      ...caseworkProblems,
    },
    contextOf: (request, reply, route) => contextOf(options, request, reply, route),
    beforeCommand: refuseOthersPhotos,
    report: options.report,
  })
  servePhotos(app, options)
  serveLive(app, options.live, (request) => contextOf(options, request, undefined, undefined))
  if (options.web) await serveWeb(app, options.web)
  return app
}

async function contextOf(
  options: AppOptions,
  request: FastifyRequest,
  _reply: FastifyReply | undefined,
  route: RouteDefinition | undefined,
): Promise<Context> {
  if (request.method !== 'GET') refuseOtherOrigins(request)
  const { database, clock } = options
  const now = clock.now()
  const { streetId } = options.street
  const signedIn = await signedInOf(
    { database, streetId, now },
    request,
    options.isForgetful ? 0 : rememberedMillis,
  )
  const actor = await actorOf(database, request, signedIn, now)
  const base = {
    database,
    streetId,
    now,
    requestId: newId(),
    actor,
    staleMillis: options.isForgetful ? 0 : boardMillis,
    nudge: (facts: readonly Fact[]) => {
      forgetBoards(database)
      options.live.nudge(facts)
      options.nudge?.(facts)
    },
  }
  return request.method === 'POST' && route ? { ...base, keyed: keyedBy(request, actor) } : base
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Every POST carries a key (D13); it belongs to whoever is signed in, else to the bearer of the key alone. */
function keyedBy(request: FastifyRequest, actor: Context['actor']) {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !uuid.test(key)) throw new Refusal('key-missing')
  return {
    owner: actor.identityId ?? 'bearer',
    key,
    hash: fingerprint(request.method, request.url, request.body),
  }
}

function servePhotos(app: FastifyInstance, options: AppOptions): void {
  app.get<{ Params: { photoId: string }; Querystring: { size?: string } }>(
    '/api/photos/:photoId',
    { schema: { hide: true } },
    async (request, reply) => {
      if (!uuid.test(request.params.photoId)) throw new Refusal('not-found')
      const ctx = await contextOf(options, request, reply, undefined)
      const bytes = await readStoredPhoto(ctx, {
        photoId: request.params.photoId,
        isSmall: request.query.size === 'small',
        mayShow: mayShowPhotoOf,
      })
      return reply.type('image/webp').header('cache-control', 'private, max-age=300').send(bytes)
    },
  )
}
