import { secretsReadElsewhere } from './layout.ts'
import type { Module, Text } from './parse.ts'
import type { Violation } from './source.ts'

/** What the rules about SQL text know of the migrated database. */
export type Tables = {
  /** All tables as `schema.table`. */
  readonly names: readonly string[]
  /** Those that have a column ending in `_enc`. */
  readonly encrypted: readonly string[]
}

type Broken = readonly [line: number, detail: string]

type CodeRule = (module: Module, tables: Tables) => readonly Broken[]

const databaseClock =
  /\b(now\s*\(\s*\)|current_date|current_timestamp|localtimestamp|clock_timestamp)/i

export const codeRules = {
  'no-barrels': ({ path, reexports }) =>
    /^server\/src\/capabilities\/[^/]+\/index\.ts$/.test(path)
      ? []
      : reexports.map((line) => [line, 'only the index.ts of a capability passes on exports']),

  'no-double-casts': ({ doubleCasts }) =>
    doubleCasts.map((line) => [line, 'a cast through unknown hides a wrong type']),

  'no-clock-in-sql': ({ path, texts }) =>
    isCapabilitySql(path)
      ? texts
          .filter(({ value }) => databaseClock.test(value))
          .map(({ line }) => [line, 'the instant is a parameter, never the clock of the database'])
      : [],

  'own-schema-only': ({ path, texts }, tables) => {
    const own = capabilityOf(path)
    if (own === undefined || !isCapabilitySql(path)) return []
    return texts.flatMap(({ value, line }) =>
      tables.names
        .filter((name) => !name.startsWith(`${own}.`) && mentions(value, name))
        .map((name): Broken => [line, `${own} reads ${name}, which another part owns`]),
    )
  },

  'one-decrypting-path': ({ path, texts, wholeRows }, tables) => {
    if (!path.startsWith('server/src/') || path.endsWith('.test.ts')) return []
    if (path.startsWith('server/src/platform/privacy/')) return []
    const ownSecrets = secretsReadElsewhere[path] ?? []
    const named = texts.filter((text) => selectsEncrypted(text, ownSecrets, tables))
    const whole = wholeRows.filter(({ query }) => mentionsAny(query, tables.encrypted))
    return [...named, ...whole].map(({ line }) => [
      line,
      'encrypted columns are selected in platform/privacy alone',
    ])
  },
} satisfies Record<string, CodeRule>

export type CodeRuleName = keyof typeof codeRules

/**
 * Finds rules broken inside the code of one file each.
 * @param tables what the migrations make, so that SQL text can be read against it
 */
export function codeViolations(modules: readonly Module[], tables: Tables): Violation[] {
  return modules.flatMap((module) =>
    Object.entries<CodeRule>(codeRules).flatMap(([rule, find]) =>
      find(module, tables).map(([line, detail]) => ({ rule, path: module.path, line, detail })),
    ),
  )
}

/** A column in a list of the query builder, in SQL after select or returning, or a whole row. */
function selectsEncrypted(text: Text, allowed: readonly string[], tables: Tables): boolean {
  if (text.isKey) return false
  const value = allowed.reduce((rest, column) => rest.replaceAll(column, ''), text.value)
  if (/^(\w+\.)*\w+_enc(\s+as\s+\w+)?$/i.test(value)) return true
  const asked = value.split(/\b(?:select|returning)\b/i).slice(1)
  return asked.some(
    (part) =>
      /\b\w+_enc\b/i.test(part) ||
      (/^\s*(\w+\.)?\*/.test(part) && mentionsAny(value, tables.encrypted)),
  )
}

function mentionsAny(value: string, tables: readonly string[]): boolean {
  return tables.some((name) => mentions(value, name))
}

function mentions(value: string, table: string): boolean {
  return new RegExp(`(^|[^\\w.])${table.replace('.', '\\.')}(?![\\w.])`).test(value)
}

function capabilityOf(path: string): string | undefined {
  return /^server\/src\/capabilities\/([^/]+)\//.exec(path)?.[1]
}

function isCapabilitySql(path: string): boolean {
  return /^server\/src\/capabilities\/[^/]+\/[^/]+\.sql\.ts$/.test(path)
}
