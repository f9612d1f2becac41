import { posix } from 'node:path'
import { lineAt, type SourceFile, type Violation } from './source.ts'

/** Written so that this file does not match itself. */
const machineWords: readonly RegExp[] = [
  /(?<![\w.-])\/wor[k]\/\w/g,
  /\/tmp\/bas[h]/g,
  /\bregistr[y]\.[\w-]+\.\w+/g,
]

/**
 * Finds relative links in Markdown files that lead to no file or folder.
 * @param files texts of the project; `others` names what exists beside them, such as pictures
 */
export function brokenLinks(files: readonly SourceFile[], others: readonly string[]): Violation[] {
  const known = new Set([...files.map(({ path }) => path), ...others].flatMap(withFolders))
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      linksOf(text)
        .filter(({ target }) => !known.has(resolveLink(path, target)))
        .map(({ target, offset }) => ({
          rule: 'links-lead-somewhere',
          path,
          line: lineAt(text, offset),
          detail: `${target} does not exist`,
        })),
    )
}

/** Finds places that name the machine or the package host on which the work was done. */
export function machineTraces(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, text }) =>
    machineWords.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((found) => ({
        rule: 'no-machine-traces',
        path,
        line: lineAt(text, found.index),
        detail: `names ${found[0]}`,
      })),
    ),
  )
}

function linksOf(text: string): { target: string; offset: number }[] {
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '))
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)]
  const named = [...prose.matchAll(/^\[[^\]]+\]:\s*<?([^\s>]+)>?/gm)]
  return [...inline, ...named]
    .map((match) => ({ target: (match[1] ?? '').replace(/[#?].*$/, ''), offset: match.index }))
    .filter(({ target }) => target !== '' && !/^[a-z][a-z+.-]*:/i.test(target))
}

function resolveLink(from: string, target: string): string {
  const decoded = decodeURIComponent(target)
  const path = decoded.startsWith('/') ? decoded.slice(1) : posix.join(posix.dirname(from), decoded)
  return path.replace(/\/$/, '')
}

function withFolders(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
