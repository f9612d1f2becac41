import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { mainPages, open } from './pages.ts'
import { expect, type Page } from '@playwright/test'
import { type Face, test } from './street.ts'

const web = fileURLToPath(new URL('../web/', import.meta.url))
const HAN = /\p{Script=Han}+/gu
/** Where a face keeps what somebody set; the switch itself is tested beside. */
const settings = { phone: 'linli-settings', desk: 'linli-desk' } as const
/** The switch between languages must be found by those who read only Chinese. */
const switchWords = ['中文', '语言 Language']

/** In English, what is still Chinese on any main page of a face came from the street's own data. */
export function testEnglish(face: Face): void {
  test(`the ${face} speaks English, and only what the street itself wrote stays Chinese`, async ({
    openAs,
  }) => {
    test.setTimeout(90_000)
    const words = await chineseWordsOf(face)
    const opened = new Map<string, Reader>()
    for (const main of mainPages.filter((one) => one.face === face)) {
      const who = main.as ?? 'nobody'
      const reader = opened.get(who) ?? (await openInEnglish(openAs(face, main.as), face))
      opened.set(who, reader)
      const { page, data } = reader
      await test.step(main.name, async () => {
        await open(page, main)
        await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
        const strange = (await shownWords(page)).filter((shown) => !isData(shown, data, words))
        expect.soft(strange, main.name).toEqual([])
      })
    }
  })
}

/** A page and every text that the server sent it. */
type Reader = { page: Page; data: Set<string> }

async function openInEnglish(opening: Promise<Page>, face: Face): Promise<Reader> {
  const page = await opening
  await page.addInitScript(`localStorage.setItem('${settings[face]}', '{"language":"en"}')`)
  return { page, data: gatherData(page) }
}

function gatherData(page: Page): Set<string> {
  const data = new Set<string>()
  page.on('response', async (response) => {
    if (!response.url().includes('/api/')) return
    const body: unknown = await response.json().catch(() => undefined)
    addTexts(body, data)
  })
  return data
}

function addTexts(value: unknown, data: Set<string>): void {
  if (typeof value === 'string') data.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) addTexts(part, data)
}

/** What stands on the page or is read from it: texts, labels, titles, hints. */
function shownWords(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [document.title, ...[...document.querySelectorAll('body *:not(script, style, noscript)')].flatMap((element) => [
      ...['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent),
    ])].map((text) => text.trim()).filter((text) => /\\p{Script=Han}/u.test(text))
  `)
}

/** A text is data when it was sent as it is, or when all its Chinese stands in something that was. */
function isData(shown: string, data: Set<string>, words: Set<string>): boolean {
  if (data.has(shown) || switchWords.includes(shown)) return true
  if (words.has(shown)) return false
  const sent = [...data].join('\n')
  return (shown.match(HAN) ?? []).every((run) => sent.includes(run))
}

/** Every Chinese sentence of a face's own messages. */
async function chineseWordsOf(face: Face): Promise<Set<string>> {
  const words = new Set<string>()
  for (const folder of [join(web, face, 'src'), join(web, 'kit', 'src')]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.zh.ts')) continue
      addTexts((await import(pathToFileURL(join(folder, file)).href)).zh, words)
    }
  }
  return words
}
