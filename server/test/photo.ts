import sharp from 'sharp'

/** A small photo of one colour, as a phone would send it. */
export function photoBytes(): Promise<Buffer> {
  const size = { width: 60, height: 40, channels: 3, background: { r: 90, g: 120, b: 80 } } as const
  return sharp({ create: size }).jpeg().toBuffer()
}
