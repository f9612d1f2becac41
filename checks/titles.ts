import { type Node, parseSync, Visitor } from 'oxc-parser'
import { lineAt, type SourceFile, type Violation } from './source.ts'

/** Every requirement R1–R162 and acceptance scenario A1–A12, in the order of the product. */
export const requirementIds: readonly string[] = [
  ...Array.from({ length: 162 }, (_, index) => `R${index + 1}`),
  ...Array.from({ length: 12 }, (_, index) => `A${index + 1}`),
]

type Title = { readonly words: string; readonly kind: 'test' | 'group'; readonly line: number }

/** The requirement numbers that a title carries; the paper sizes A4 and A3 are none. */
export function numbersIn(title: string): string[] {
  return title.match(/\b[RA]\d+\b(?! (?:paper|page|sheet))/g) ?? []
}

/**
 * Finds titles that claim more than a test may: a number is one requirement, proved through HTTP
 * or the browser by that very test, and three are the most that one test can prove.
 */
export function titleViolations(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path))
    .flatMap((file) =>
      titlesOf(file).flatMap((title) =>
        faultsOf(title, file.path).map((detail) => ({
          rule: 'honest-titles',
          path: file.path,
          line: title.line,
          detail: `${detail}: ${title.words}`,
        })),
      ),
    )
}

function faultsOf({ words, kind }: Title, path: string): string[] {
  const numbers = numbersIn(words)
  if (numbers.length === 0) return []
  const isProof =
    /^(server\/(src\/capabilities|src\/platform\/(?!calendar)\w+|test)\/.+\.test\.ts|e2e\/.+)$/
  return [
    ...(numbers.length > 3 ? ['a title carries at most three numbers'] : []),
    ...(kind === 'group' ? ['a number stands in the title of a test, not of a group'] : []),
    ...(isProof.test(path) ? [] : ['a number needs a test through HTTP or the browser']),
    ...numbers.filter((id) => !requirementIds.includes(id)).map((id) => `${id} does not exist`),
  ]
}

function titlesOf({ path, text }: SourceFile): Title[] {
  const titles: Title[] = []
  new Visitor({
    CallExpression({ callee, arguments: [first], start }) {
      const kind = kindOf(callee)
      const words = first && wordsOf(first)
      if (kind !== undefined && words !== undefined)
        titles.push({ words, kind, line: lineAt(text, start) })
    },
  }).visit(parseSync(path, text).program)
  return titles
}

/** `test`, `it` and `describe`, also behind `.each(…)`, `.skip` or `test.describe`. */
function kindOf(callee: Node): Title['kind'] | undefined {
  if (callee.type === 'CallExpression') return kindOf(callee.callee)
  if (callee.type === 'MemberExpression') {
    const isGroup = callee.property.type === 'Identifier' && callee.property.name === 'describe'
    const kind = kindOf(callee.object)
    return isGroup && kind === 'test' ? 'group' : kind
  }
  if (callee.type !== 'Identifier') return undefined
  if (callee.name === 'describe') return 'group'
  return callee.name === 'test' || callee.name === 'it' ? 'test' : undefined
}

function wordsOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type !== 'TemplateLiteral') return undefined
  return node.quasis.map(({ value }) => value.cooked ?? value.raw).join('…')
}
