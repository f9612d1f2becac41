import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the project: its path from the project's root and its text. */
export type SourceFile = { readonly path: string; readonly text: string }

/** A broken rule and where it was broken. */
export type Violation = {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly detail: string
}

const unread = new Set([
  'node_modules',
  'dist',
  'dev-dist',
  '.git',
  '.cache',
  'test-results',
  'playwright-report',
  'paraglide',
])

const textual =
  /\.(ts|tsx|mjs|js|json|css|html|md|sql|yml|yaml|webmanifest)$|\/?\.(npmrc|gitignore)$/

/**
 * Reads every text file that people wrote, leaving out what is installed, built or stored.
 * @param root folder of the project
 */
export function readTree(root: string): SourceFile[] {
  return listFiles(root, '')
    .filter((path) => textual.test(path) && path !== 'package-lock.json')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The line, counted from 1, on which an offset of the text stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** One readable line per violation, for the message of a failing test. */
export function describeViolations(violations: readonly Violation[]): string[] {
  return violations.map(({ rule, path, line, detail }) => `${path}:${line} ${rule}: ${detail}`)
}

/** Every file below a folder that is not installed, built or stored; paths from `root`. */
export function listFiles(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return isUnread(path) ? [] : listFiles(root, path)
    return entry.isFile() ? [path] : []
  })
}

/** `data` is the data folder of an installation only at the top. */
function isUnread(path: string): boolean {
  return path === 'data' || unread.has(path.replace(/^.*\//, ''))
}
