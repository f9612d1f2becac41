import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { languageSwitch } from './layout.ts'
import type { SourceFile, Violation } from './source.ts'

type Messages = { readonly [key: string]: string | Messages }

/** The messages of one file, flattened: `part.key` to words. */
export type Words = ReadonlyMap<string, string>

/**
 * Compares each `*.zh.ts` of the web with the `*.en.ts` beside it.
 * @param root folder of the project, from which the message files are loaded
 */
export async function messageViolations(
  root: string,
  files: readonly SourceFile[],
): Promise<Violation[]> {
  const paths = files.map(({ path }) => path).filter((path) => /^web\/.+\.(zh|en)\.ts$/.test(path))
  const bases = [...new Set(paths.map((path) => path.replace(/\.(zh|en)\.ts$/, '')))]
  const found = await Promise.all(
    bases.map(async (base) => {
      const [zh, en] = [`${base}.zh.ts`, `${base}.en.ts`]
      if (!paths.includes(zh)) return [violation(en, 'has no Chinese file beside it')]
      if (!paths.includes(en)) return [violation(zh, 'has no English file beside it')]
      const pair = [await load(root, zh, 'zh'), await load(root, en, 'en')] as const
      return compareWords(...pair).map((detail) => violation(en, detail))
    }),
  )
  return found.flat()
}

/** What the English of a file lacks, has too much or says without the values of the Chinese. */
export function compareWords(zh: Words, en: Words): string[] {
  const keys = [...new Set([...zh.keys(), ...en.keys()])]
  return keys.flatMap((key) => {
    const [chinese, english] = [zh.get(key), en.get(key)]
    if (chinese === undefined) return [`'${key}' is not in the Chinese file`]
    if (english === undefined) return [`'${key}' has no English`]
    if (chinese.trim() === '' || english.trim() === '') return [`'${key}' is empty`]
    if (/\p{Script=Han}/u.test(english.replace(languageSwitch, '')))
      return [`the English of '${key}' contains Chinese`]
    const asked = valuesOf(chinese)
    return asked === valuesOf(english) ? [] : [`'${key}' asks for ${asked} in Chinese only`]
  })
}

/** `{count}` and `{count|thing|things}` both ask for `count`. */
function valuesOf(words: string): string {
  const names = [...words.matchAll(/\{(\w+)[^}]*\}/g)].map(([, name]) => name ?? '')
  return [...new Set(names)].sort().join(', ')
}

async function load(root: string, path: string, language: 'zh' | 'en'): Promise<Words> {
  const module: Readonly<Record<string, Messages | undefined>> = await import(
    pathToFileURL(resolve(root, path)).href
  )
  const messages = module[language]
  if (messages === undefined) throw new Error(`${path} exports no const ${language}`)
  return new Map(flatten(messages, ''))
}

function flatten(messages: Messages, prefix: string): [string, string][] {
  return Object.entries(messages).flatMap(([key, words]) =>
    typeof words === 'string' ? [[prefix + key, words]] : flatten(words, `${prefix}${key}.`),
  )
}

function violation(path: string, detail: string): Violation {
  return { rule: 'complete-messages', path, line: 1, detail }
}
