import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Serves the two built apps: the phone at `/`, the desk at `/desk/`; unknown pages get the app, so that links work. */
export async function serveWeb(
  app: FastifyInstance,
  folders: { phone: string; desk: string },
): Promise<void> {
  await app.register(fastifyStatic, {
    root: folders.desk,
    prefix: '/desk/',
    setHeaders,
    wildcard: false,
    preCompressed: true,
  })
  await app.register(fastifyStatic, {
    root: folders.phone,
    prefix: '/',
    setHeaders,
    wildcard: false,
    preCompressed: true,
    decorateReply: false,
  })
  // A file that is not there stays missing: a page in its place would be run as a script.
  const page = (folder: string) => (request: FastifyRequest, reply: FastifyReply) =>
    /\.\w+(\?|$)/.test(request.url) ? reply.callNotFound() : reply.sendFile('index.html', folder)
  app.get('/desk', (_request, reply) => reply.redirect('/desk/'))
  app.get('/desk/*', page(folders.desk))
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    return page(folders.phone)(request, reply)
  })
}

/** Built files carry their digest in the name; pages and the service worker are always asked for anew. */
function setHeaders(reply: FastifyReply, path: string): void {
  const isHashed = /-[\w-]{8,}\.\w+(\.br|\.gz)?$/.test(path) && path.includes('/assets/')
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
