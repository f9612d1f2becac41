export type Language = 'zh' | 'en'
type Table = Readonly<Record<string, string>>
export type Tables = Readonly<Record<string, Table>>

/** The names in braces of a message: `'还有 {count} 分'` asks for `count`. */
export type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
type Values<Text> = [Names<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Text>, string | number>>]

export type MessageKey<Z extends Tables> = {
  [Part in keyof Z & string]: `${Part}.${keyof Z[Part] & string}`
}[keyof Z & string]
type TextOf<Z extends Tables, Key> = Key extends `${infer Part}.${infer Name}`
  ? Z[Part & keyof Z][Name & keyof Z[Part & keyof Z]]
  : never

/** English says everything that Chinese says, under the same keys. */
export type Translated<Z> = { readonly [Name in keyof Z]: string }
export type TranslatedTables<Z> = { readonly [Part in keyof Z]: Translated<Z[Part]> }

let spoken: Language = 'zh'
const englishLoads = new Set<() => Promise<void>>()
const listeners = new Set<() => void>()

/**
 * Makes the typed `t('part.key', values)` of one app from its Chinese tables.
 * @param zh the canonical messages, by part
 * @param loadEnglish brings the English ones when somebody asks for English
 */
export function messages<const Z extends Tables>(
  zh: Z,
  loadEnglish: () => Promise<TranslatedTables<Z>>,
) {
  let english: Tables | undefined
  englishLoads.add(async () => {
    english = await loadEnglish()
  })
  return function t<Key extends MessageKey<Z>>(key: Key, ...values: Values<TextOf<Z, Key>>) {
    const [part = '', name = ''] = key.split('.')
    const spokenTables: Tables = spoken === 'en' && english ? english : zh
    return fill(spokenTables[part]?.[name] ?? zh[part]?.[name] ?? key, values[0])
  }
}

export function language(): Language {
  return spoken
}

/** Switches the language; resolves when the words are there. */
export async function speak(next: Language): Promise<void> {
  if (next === 'en') await Promise.all([...englishLoads].map((load) => load()))
  spoken = next
  if (typeof document !== 'undefined') {
    document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN'
  }
  for (const listener of listeners) listener()
}

/** Tells a listener whenever the language changes; the answer stops it. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Puts values into a message. `{count}` is the value; `{count|case|cases}` is the word for one or for many.
 * @param text the message with names in braces
 * @param values what stands for each name; a missing name stays as written
 */
export function fill(
  text: string,
  values: Readonly<Record<string, string | number | boolean>> | undefined,
): string {
  if (values === undefined) return text
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (written, name, one, many) => {
    const value = values[name]
    if (value === undefined) return written
    if (one !== undefined) return Number(value) === 1 ? one : many
    return typeof value === 'number' ? value.toLocaleString('en-US') : String(value)
  })
}
