import { dirname } from 'node:path'
import { bilingualFiles, decryptingFile, languageSwitch, sealedReads } from './layout.ts'
import type { Module, Text } from './parse.ts'
import type { Violation } from './source.ts'

/** What the rules about SQL text know of the migrated database. */
export type Tables = {
  /** All tables as `schema.table`. */
  readonly names: readonly string[]
  /** Those that have a column ending in `_enc`. */
  readonly encrypted: readonly string[]
}

type Broken = { readonly line: number; readonly what?: string }

type CodeRule = {
  readonly sentence: string
  readonly find: (module: Module, tables: Tables) => readonly Broken[]
}

const databaseClock =
  /\b(now\s*\(\s*\)|current_date|current_timestamp|localtimestamp|clock_timestamp)/i

export const codeRules = {
  'no-barrels': {
    sentence: 'only the index.ts of a capability passes on what other files export',
    find: ({ path, reexports }) =>
      /^server\/src\/capabilities\/[^/]+\/index\.ts$/.test(path)
        ? []
        : reexports.map((line) => ({ line })),
  },
  'no-double-casts': {
    sentence: 'no value is cast through unknown, which hides a wrong type',
    find: ({ doubleCasts }) => doubleCasts.map((line) => ({ line })),
  },
  'no-clock-in-sql': {
    sentence:
      'the SQL of a capability takes the instant as a parameter, never the clock of the database',
    find: ({ path, texts }) =>
      isCapabilitySql(path) ? texts.filter(({ value }) => databaseClock.test(value)) : [],
  },
  'own-schema-only': {
    sentence: 'the SQL of a capability touches the tables of its own schema',
    find: ({ path, texts }, tables) => {
      const own = capabilityOf(path)
      if (own === undefined || !isCapabilitySql(path)) return []
      const foreign = tables.names.filter((name) => !name.startsWith(`${own}.`))
      return texts.flatMap(({ value, line }) =>
        foreign.filter((name) => mentions(value, name)).map((what) => ({ line, what })),
      )
    },
  },
  'one-decrypting-path': {
    sentence: 'encrypted columns are selected for reveal alone, which logs the reading',
    find: (module, tables) =>
      isRunning(module.path)
        ? [...openSelects(module, tables), ...sealedReadsWithoutReveal(module)]
        : [],
  },
  'words-in-message-files': {
    sentence: 'what a screen says in Chinese stands in *.zh.ts, where its English is asked for',
    find: ({ path, texts }) => {
      if (!/^web\/\w+\/src\/.+\.tsx?$/.test(path) || /\.(zh|test)\.tsx?$/.test(path)) return []
      if (bilingualFiles.includes(path)) return []
      return texts.filter(({ value }) => /\p{Script=Han}/u.test(value.replace(languageSwitch, '')))
    },
  },
} satisfies Record<string, CodeRule>

export type CodeRuleName = keyof typeof codeRules

/**
 * Finds rules broken inside the code of one file each.
 * @param tables what the migrations make, so that SQL text can be read against it
 */
export function codeViolations(modules: readonly Module[], tables: Tables): Violation[] {
  return modules.flatMap((module) =>
    Object.entries<CodeRule>(codeRules).flatMap(([rule, { sentence, find }]) =>
      find(module, tables).map(({ line, what }) => ({
        rule,
        path: module.path,
        line,
        detail: what === undefined ? sentence : `${sentence}, not ${what}`,
      })),
    ),
  )
}

function isRunning(path: string): boolean {
  if (!path.startsWith('server/src/') || path.endsWith('.test.ts')) return false
  return !path.startsWith('server/src/platform/privacy/')
}

function openSelects({ path, texts, wholeRows }: Module, tables: Tables): Text[] {
  const named = texts.filter((text) => selectsEncrypted(text, tables))
  const whole = wholeRows.filter(({ value }) => mentionsAny(value, tables.encrypted))
  return [...named, ...whole].filter(({ owner = '' }) => !sealedReads[path]?.includes(owner))
}

/** What selects sealed values is asked for only by code that hands them to `reveal`. */
function sealedReadsWithoutReveal({ path, imports }: Module): Broken[] {
  if (imports.some(({ target }) => target === decryptingFile)) return []
  return imports.flatMap(({ target, names, line }) =>
    names
      .filter((name) => sealedReads[`${target}.ts`]?.includes(name))
      .filter(() => dirname(`${target}.ts`) !== dirname(path) || capabilityOf(path) !== undefined)
      .map((what) => ({ line, what })),
  )
}

/** A column in a list of the query builder, in SQL after select or returning, or a whole row. */
function selectsEncrypted({ value, isKey }: Text, tables: Tables): boolean {
  if (isKey) return false
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
