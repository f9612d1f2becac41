import { bits32, type Random } from './random.ts'

export type NewId = () => string

// 2026-01-01 00:00 in UTC+8: demo ids sort before every id made by a running installation.
const firstInstant = 1_767_196_800_000
const idsPerMillisecond = 0x1000

/** Makes UUIDs in the layout of version 7: fixed instant, running counter, seeded bits. */
export function idSequence(random: Random): NewId {
  let made = 0
  return () => {
    const instant = firstInstant + Math.floor(made / idsPerMillisecond)
    const counter = made % idsPerMillisecond
    made += 1
    return layOut(instant, counter, bits32(random), bits32(random))
  }
}

function layOut(instant: number, counter: number, high: number, low: number): string {
  const time = instant.toString(16).padStart(12, '0')
  const variant = (0x8000 | (high & 0x3fff)).toString(16)
  const tail = (high >>> 16).toString(16).padStart(4, '0') + low.toString(16).padStart(8, '0')
  const version = `7${counter.toString(16).padStart(3, '0')}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`
}
