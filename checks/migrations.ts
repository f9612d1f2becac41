import type { Tables } from './code-rules.ts'
import { lineAt, type SourceFile, type Violation } from './source.ts'

/** One SQL statement without comments; `comment` holds the comment lines right above it. */
type Statement = {
  readonly path: string
  readonly line: number
  readonly sql: string
  readonly comment: string
}

type MigrationRule = {
  readonly sentence: string
  readonly breaks: (statement: Statement, all: readonly Statement[]) => boolean
}

export const migrationRules = {
  'table-class': {
    sentence: 'the line above a table says whether it is a street table or a reference table',
    breaks: (statement) => isTable(statement) && classOf(statement) === undefined,
  },
  'street-in-every-key': {
    sentence: 'street_id stands in every primary, unique and foreign key of a street table',
    breaks: (statement) => {
      if (classOf(statement) !== 'street' || !isTable(statement)) return false
      return !columns(statement).includes('street_id') || keysOf(statement).some(isWithoutStreet)
    },
  },
  'street-in-every-unique-index': {
    sentence: 'street_id stands in every unique index of a street table',
    breaks: ({ sql }, all) => {
      const index = /^create unique index .*? on (?:only )?([\w.]+)(?: using \w+)? ?\((.*)$/s.exec(
        sql,
      )
      return index !== null && isStreet(index[1], all) && !/\bstreet_id\b/.test(index[2] ?? '')
    },
  },
  'street-in-later-keys': {
    sentence: 'a key added later to a street table carries street_id too',
    breaks: ({ sql }, all) => {
      const table = /^alter table (?:only )?([\w.]+)/.exec(sql)?.[1]
      return isStreet(table, all) && /\badd\b/.test(sql) && keyClauses(sql).some(isWithoutStreet)
    },
  },
  'row-security': {
    sentence: 'every street table enables row-level security',
    breaks: (statement, all) => {
      if (classOf(statement) !== 'street' || !isTable(statement)) return false
      const wanted = `alter table ${tableName(statement)} enable row level security`
      return !all.some(({ sql }) => sql === wanted)
    },
  },
  'security-stays-on': {
    sentence: 'no migration turns row-level security off',
    breaks: ({ sql }) => /\bdisable row level security\b|\bbypassrls\b/.test(sql),
  },
  'no-triggers': {
    sentence: 'street tables carry no triggers',
    breaks: ({ sql }, all) => {
      const table = /^create (?:or replace )?(?:constraint )?trigger .*? on ([\w.]+)/s.exec(
        sql,
      )?.[1]
      return table !== undefined && (isStreet(table, all) || !isReference(table, all))
    },
  },
  'plain-policies': {
    sentence: 'a policy compares plain columns with settings and asks no table',
    breaks: ({ sql }) =>
      /^(create|alter) policy\b/.test(sql) &&
      /\bselect\b/.test(sql.replace(/\bfor select\b/, '').replaceAll(settingAskedOnce, '')),
  },
} satisfies Record<string, MigrationRule>

/** A subquery of a setting alone asks no table; the planner asks it once a statement. */
const settingAskedOnce = /\(select current_setting\([^()]*\)::int4multirange\)/g

export type MigrationRuleName = keyof typeof migrationRules

/** Finds what breaks a rule of the table above in `server/migrations/*.sql`. */
export function migrationViolations(files: readonly SourceFile[]): Violation[] {
  const statements = statementsOf(files)
  return statements.flatMap((statement) =>
    Object.entries<MigrationRule>(migrationRules)
      .filter(([, rule]) => rule.breaks(statement, statements))
      .map(([rule, { sentence }]) => ({
        rule,
        path: statement.path,
        line: statement.line,
        detail: `${sentence}: ${statement.sql.slice(0, 60)}`,
      })),
  )
}

/** The tables that the migrations make, and which of them hold encrypted columns. */
export function tablesOf(files: readonly SourceFile[]): Tables {
  const statements = statementsOf(files)
  const tables = statements.filter(isTable).map(tableName)
  const encrypted = statements
    .filter(({ sql }) => /^(create|alter) table\b/.test(sql) && /\b\w+_enc\b/.test(sql))
    .map(({ sql }) => /^(?:create|alter) table (?:if not exists |only )?([\w.]+)/.exec(sql)?.[1])
  return { names: tables, encrypted: encrypted.filter((name) => name !== undefined) }
}

function statementsOf(files: readonly SourceFile[]): Statement[] {
  return files
    .filter(({ path }) => /^server\/migrations\/[^/]+\.sql$/.test(path))
    .flatMap(({ path, text }) => split(path, text))
}

/** Cuts at semicolons outside comments, strings and dollar-quoted bodies. */
function split(path: string, text: string): Statement[] {
  const tokens = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1|;/g
  const statements: Statement[] = []
  let from = 0
  for (const token of text.matchAll(tokens)) {
    if (token[0] !== ';') continue
    statements.push(statementAt(path, text, from, token.index))
    from = token.index + 1
  }
  if (plain(text.slice(from)) !== '') statements.push(statementAt(path, text, from, text.length))
  return statements
}

function statementAt(path: string, text: string, from: number, until: number): Statement {
  const raw = text.slice(from, until)
  const lead = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(raw)?.[0] ?? ''
  const comment = /(?:^|\n)((?:[ \t]*--[^\n]*\n)+)[ \t]*$/.exec(lead)?.[1] ?? ''
  return { path, line: lineAt(text, from + lead.length), sql: plain(raw), comment }
}

/** Lower case, one space between words, no comments: fit for simple patterns. */
function plain(raw: string): string {
  const bare = raw.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
  return bare.replace(/\s+/g, ' ').trim().toLowerCase()
}

function isTable({ sql }: Statement): boolean {
  return /^create (unlogged )?table\b/.test(sql)
}

function tableName({ sql }: Statement): string {
  return /^create (?:unlogged )?table (?:if not exists )?([\w.]+)/.exec(sql)?.[1] ?? ''
}

function classOf({ comment }: Statement): 'street' | 'reference' | undefined {
  const found = /^\s*-- *(street|reference) table\b/im.exec(comment)?.[1]?.toLowerCase()
  return found === 'street' || found === 'reference' ? found : undefined
}

function isStreet(name: string | undefined, all: readonly Statement[]): boolean {
  return all.some((each) => isTable(each) && tableName(each) === name && classOf(each) === 'street')
}

function isReference(name: string, all: readonly Statement[]): boolean {
  return all.some(
    (each) => isTable(each) && tableName(each) === name && classOf(each) === 'reference',
  )
}

/** The comma-separated parts inside the outer brackets of a create table. */
function partsOf(sql: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const letter of sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'))) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim())
}

function columns({ sql }: Statement): string[] {
  return partsOf(sql).map((part) => part.split(' ')[0] ?? '')
}

/** The text of every key of a table: for a column's own key, the whole column. */
function keysOf({ sql }: Statement): string[] {
  return partsOf(sql).flatMap((part) => {
    const isConstraint = /^(constraint|primary key|unique|foreign key|exclude)\b/.test(part)
    if (isConstraint) return keyClauses(part)
    return /\b(primary key|unique|references)\b/.test(part.replace(/'[^']*'/g, '')) ? [part] : []
  })
}

/** Key clauses with their column lists; a foreign key must name street_id on both sides. */
function keyClauses(sql: string): string[] {
  const lists = [...sql.matchAll(/\b(?:primary key|unique(?: nulls not distinct)?)\s*\(([^)]*)\)/g)]
  const foreign = [
    ...sql.matchAll(/\bforeign key\s*\(([^)]*)\) references [\w.]+\s*(\(([^)]*)\))?/g),
  ]
  const sides = foreign.flatMap(([, own, , other]) => [own ?? '', other ?? ''])
  const inline = /\badd column\b.*\b(primary key|unique|references)\b/.test(sql) ? ['column'] : []
  return [...lists.map(([, list]) => list ?? ''), ...sides, ...inline]
}

function isWithoutStreet(key: string): boolean {
  return !/\bstreet_id\b/.test(key)
}
