import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'oxc-parser'

/** What a browser must fetch before an app can draw its first screen. */
export type FirstLoad = { readonly files: readonly string[]; readonly gzipBytes: number }

/**
 * Measures the scripts that the entry page loads and everything they import statically.
 * @param dist folder of a built web app; modules loaded on demand are not counted
 * @throws when the app has not been built or its page loads no script
 */
export function measureFirstLoad(dist: string): FirstLoad {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) throw new Error(`${page} is missing: run node bootstrap/web.mjs`)
  const files = [...reach(dist, scriptsOf(readFileSync(page, 'utf8')), new Set())]
  if (files.length === 0) throw new Error(`${page} loads no script`)
  const sizes = files.map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length)
  return { files, gzipBytes: sizes.reduce((sum, size) => sum + size, 0) }
}

/** Scripts of the page, also those it only preloads: the browser fetches both at once. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? []
  return tags
    .filter((tag) => tag.startsWith('<script') || /rel="?modulepreload/.test(tag))
    .flatMap((tag) => /\b(?:src|href)="?([^"\s>]+)/.exec(tag)?.[1] ?? [])
    .map((path) => new URL(path, 'http://app/').pathname.slice(1))
}

function reach(dist: string, files: readonly string[], seen: Set<string>): Set<string> {
  for (const file of files) {
    if (seen.has(file)) continue
    seen.add(file)
    reach(dist, staticImports(dist, file), seen)
  }
  return seen
}

function staticImports(dist: string, file: string): string[] {
  const { module } = parseSync(file, readFileSync(join(dist, file), 'utf8'))
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  )
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...exported]
    .filter((specifier) => /^[./]/.test(specifier))
    .map((specifier) => new URL(specifier, `http://app/${file}`).pathname.slice(1))
}
