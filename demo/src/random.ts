/** A stream of pseudo-random numbers in [0, 1): the same seed and topic give the same stream. */
export type Random = () => number

/** Each topic has its own stream, so that drawing more names never moves a house. */
export function randomOf(seed: number, topic: string): Random {
  let mixed = seed >>> 0
  for (const letter of topic) {
    mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return sfc32(mixed, seed >>> 0, 0x9e3779b9)
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random()
}

/** A whole number from low to high, both included. */
export function wholeBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

export function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0]
}

/** 32 random bits as an unsigned integer. */
export function bits32(random: Random): number {
  return Math.floor(random() * 0x1_0000_0000)
}

// Small fast counting generator with 96 bits of state and a counter (Doty-Humphrey).
function sfc32(first: number, second: number, third: number): Random {
  let a = first | 0
  let b = second | 0
  let c = third | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let round = 0; round < 12; round += 1) next()
  return next
}
