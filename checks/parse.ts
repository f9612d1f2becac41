import { dirname, posix } from 'node:path'
import { type ParseResult, type Program, parseSync, Visitor } from 'oxc-parser'
import { lineAt, type SourceFile } from './source.ts'

/** One import of a file; `target` is a path in the project without its ending, or undefined. */
export type Import = {
  readonly specifier: string
  readonly target: string | undefined
  readonly typeOnly: boolean
  /** Names as the other file exports them. */
  readonly names: readonly string[]
  readonly line: number
}

/** A string or template of a file; a key names a property of an object. */
export type Text = {
  readonly value: string
  readonly line: number
  readonly isKey: boolean
  /** The name that the text helps to declare at the top of the file. */
  readonly owner: string | undefined
}

export type Module = {
  readonly path: string
  readonly imports: readonly Import[]
  readonly reexports: readonly number[]
  readonly doubleCasts: readonly number[]
  readonly texts: readonly Text[]
  /** Queries of the builder that ask for all columns of their tables. */
  readonly wholeRows: readonly Text[]
}

const workspaces: Readonly<Record<string, string>> = {
  '@linli/contract': 'contract/src',
  '@linli/server': 'server/src',
  '@linli/demo': 'demo/src',
  '@linli/kit': 'web/kit/src',
  '@linli/phone': 'web/phone/src',
  '@linli/desk': 'web/desk/src',
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path)

/**
 * Reads what the architecture checks need to know about a TypeScript file.
 * @throws when the file cannot be parsed, since an unread file would pass unseen
 */
export function parseModule(file: SourceFile): Module {
  const parsed = parseSync(file.path, file.text)
  if (parsed.errors[0]) throw new Error(`${file.path}: ${parsed.errors[0].message}`)
  return {
    path: file.path,
    imports: [...moduleImports(file, parsed), ...typeImports(file, parsed)],
    reexports: reexportLines(file, parsed),
    doubleCasts: doubleCastLines(file, parsed),
    texts: textsOf(file, parsed),
    wholeRows: wholeRowsOf(file, parsed),
  }
}

function moduleImports(file: SourceFile, { module }: ParseResult): Import[] {
  const wanted = (start: number, specifier: string, typeOnly: boolean): Import => ({
    specifier,
    target: resolve(specifier, file.path),
    typeOnly,
    names: [],
    line: lineAt(file.text, start),
  })
  const imports = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    ...wanted(start, moduleRequest.value, /^import\s+type\b/.test(file.text.slice(start))),
    names: entries.map(({ importName }) => importName.name ?? '*'),
  }))
  const exports = module.staticExports.flatMap(({ start, entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [wanted(start, moduleRequest.value, isType)] : [],
    ),
  )
  const dynamic = module.dynamicImports.flatMap(({ start, moduleRequest }) => {
    const text = file.text.slice(moduleRequest.start, moduleRequest.end)
    return /^['"`]/.test(text) ? [wanted(start, text.slice(1, -1), false)] : []
  })
  return [...imports, ...exports, ...dynamic]
}

function typeImports(file: SourceFile, { program }: ParseResult): Import[] {
  const found: Import[] = []
  new Visitor({
    TSImportType({ source, start }) {
      const line = lineAt(file.text, start)
      const target = resolve(source.value, file.path)
      found.push({ specifier: source.value, target, typeOnly: true, names: [], line })
    },
  }).visit(program)
  return found
}

function reexportLines(file: SourceFile, { module }: ParseResult): number[] {
  return module.staticExports
    .filter(({ entries }) => entries.some(({ moduleRequest }) => moduleRequest))
    .map(({ start }) => lineAt(file.text, start))
}

function doubleCastLines(file: SourceFile, { program }: ParseResult): number[] {
  const lines: number[] = []
  new Visitor({
    TSAsExpression({ expression, start }) {
      const isDouble = expression.type === 'TSAsExpression'
      if (isDouble && expression.typeAnnotation.type === 'TSUnknownKeyword')
        lines.push(lineAt(file.text, start))
    },
  }).visit(program)
  return lines
}

function textsOf(file: SourceFile, { program }: ParseResult): Text[] {
  const texts: Text[] = []
  const keys = new Set<number>()
  const note = textNoter(file, program, texts)
  new Visitor({
    Property({ key }) {
      keys.add(key.start)
    },
    Literal({ value, start }) {
      if (typeof value === 'string') note(value, start, keys.has(start))
    },
    JSXText({ value, start }) {
      note(value, start)
    },
    TemplateLiteral({ quasis, start }) {
      note(quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join('\0'), start)
    },
  }).visit(program)
  return texts
}

/** The code that leads up to `selectAll` or `returningAll`: it names the tables. */
function wholeRowsOf(file: SourceFile, { program }: ParseResult): Text[] {
  const queries: Text[] = []
  const note = textNoter(file, program, queries)
  new Visitor({
    MemberExpression({ object, property }) {
      if (property.type === 'Identifier' && /^(select|returning)All$/.test(property.name))
        note(file.text.slice(object.start, object.end), object.start)
    },
  }).visit(program)
  return queries
}

function textNoter(
  file: SourceFile,
  program: Program,
  texts: Text[],
): (value: string, start: number, isKey?: boolean) => void {
  const owners = program.body.map(({ start, end }) => {
    const head = /^(?:export\s+)?(?:async\s+)?(?:const|function)\s+(\w+)/
    return { start, end, name: head.exec(file.text.slice(start, end))?.[1] }
  })
  return (value, start, isKey = false) => {
    const owner = owners.find((each) => each.start <= start && start < each.end)?.name
    texts.push({ value, line: lineAt(file.text, start), isKey, owner })
  }
}

function resolve(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) return stem(posix.join(dirname(from), specifier))
  for (const [name, folder] of Object.entries(workspaces)) {
    if (specifier === name) return `${folder}/api`
    if (specifier.startsWith(`${name}/`)) return stem(folder + specifier.slice(name.length))
  }
  return undefined
}

/** Paths without `.ts` or `.tsx`, so that both ways of writing an import meet. */
export function stem(path: string): string {
  return path.replace(/\.tsx?$/, '')
}
