import { mkdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const LARGEST_BYTES = 250_000

/** Pictures for the README are taken only when somebody asks for them with PICTURES=1. */
export const takesPictures = process.env.PICTURES === '1'

/** Takes one picture of what stands on the screen now. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!takesPictures) return
  mkdirSync(folder, { recursive: true })
  const path = `${folder}${name}.png`
  const png = await page.screenshot({ animations: 'disabled' })
  await sharp(png).png({ palette: true, colours: 128, effort: 10 }).toFile(path)
  expect(statSync(path).size, `${name}.png is small enough`).toBeLessThan(LARGEST_BYTES)
}

type Sharp = (png: Buffer) => {
  png(options: object): { toFile(path: string): Promise<unknown> }
}

/** The server's own photo library. */
const sharp: Sharp = createRequire(new URL('../server/package.json', import.meta.url))('sharp')
