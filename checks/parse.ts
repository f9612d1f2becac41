import { dirname, posix } from 'node:path'
import { type ParseResult, parseSync, Visitor } from 'oxc-parser'
import { lineAt, type SourceFile } from './source.ts'

/** One import of a file; `target` is a path in the project without its ending, or undefined. */
export type Import = {
  readonly specifier: string
  readonly target: string | undefined
  readonly typeOnly: boolean
  readonly line: number
}

/** A string or template of a file; a key names a property of an object. */
export type Text = { readonly value: string; readonly line: number; readonly isKey: boolean }

export type Module = {
  readonly path: string
  readonly imports: readonly Import[]
  readonly reexports: readonly number[]
  readonly doubleCasts: readonly number[]
  readonly texts: readonly Text[]
  /** Queries of the builder that ask for all columns, and the code that leads up to that. */
  readonly wholeRows: readonly { readonly line: number; readonly query: string }[]
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
    line: lineAt(file.text, start),
  })
  const imports = module.staticImports.map(({ start, moduleRequest }) =>
    wanted(start, moduleRequest.value, /^import\s+type\b/.test(file.text.slice(start))),
  )
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
      found.push({ specifier: source.value, target, typeOnly: true, line })
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
  new Visitor({
    Property({ key }) {
      keys.add(key.start)
    },
    Literal({ value, start }) {
      if (typeof value !== 'string') return
      texts.push({ value, line: lineAt(file.text, start), isKey: keys.has(start) })
    },
    JSXText({ value, start }) {
      texts.push({ value, line: lineAt(file.text, start), isKey: false })
    },
    TemplateLiteral({ quasis, start }) {
      const value = quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join('\0')
      texts.push({ value, line: lineAt(file.text, start), isKey: false })
    },
  }).visit(program)
  return texts
}

function wholeRowsOf(file: SourceFile, { program }: ParseResult): Module['wholeRows'] {
  const found: { line: number; query: string }[] = []
  new Visitor({
    MemberExpression({ object, property }) {
      if (property.type !== 'Identifier' || !/^(select|returning)All$/.test(property.name)) return
      const query = file.text.slice(object.start, object.end)
      found.push({ line: lineAt(file.text, property.start), query })
    },
  }).visit(program)
  return found
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
