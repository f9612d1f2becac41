import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Browser } from './world.ts'

/** A small photo of one colour, as a phone would send it. */
export function photoBytes(): Promise<Buffer> {
  const size = { width: 60, height: 40, channels: 3, background: { r: 90, g: 120, b: 80 } } as const
  return sharp({ create: size }).jpeg().toBuffer()
}

/** A photo this browser has just sent, ready to be named in an act. */
export async function photoOf(browser: Browser): Promise<string> {
  const photoId = randomUUID()
  const { status } = await browser.put(`/photos/${photoId}`, await photoBytes())
  if (status !== 200) throw new Error(`the photo was refused: ${status}`)
  return photoId
}
