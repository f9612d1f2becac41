import type { Context } from '../../platform/db/context.ts'
import { localDateOf, millisOf } from '../../platform/runtime/clock.ts'
import { reserveNumbers } from './matter.sql.ts'

/** Small while reports are few, larger when the next block is asked for within a minute. */
const blockSizes = [5, 20, 50]
const busyMillis = 60_000
type Block = {
  day: string
  next: number
  last: number
  size: number
  filledAt: number
  more?: Promise<void>
}
const blocks = new WeakMap<object, Map<number, Block>>()

/**
 * The next number to be read aloud: 260617-043 is the day and that day's serial. Taken from a small block that
 * this process has reserved, so that reports do not wait for each other; a restart leaves a few unused.
 */
export async function nextNumber(ctx: Context): Promise<string> {
  const day = localDateOf(ctx.now)
  const block = blockOf(ctx, day)
  while (block.next > block.last) await (block.more ??= refill(ctx, block))
  const serial = block.next++
  return `${day.slice(2).replaceAll('-', '')}-${String(serial).padStart(3, '0')}`
}

function blockOf(ctx: Context, day: string): Block {
  const streets = blocks.get(ctx.database) ?? new Map<number, Block>()
  blocks.set(ctx.database, streets)
  const known = streets.get(ctx.streetId)
  if (known?.day === day) return known
  const fresh: Block = { day, next: 1, last: 0, size: 0, filledAt: 0 }
  streets.set(ctx.streetId, fresh)
  return fresh
}

async function refill(ctx: Context, block: Block): Promise<void> {
  try {
    const many = nextSize(block, millisOf(ctx.now))
    const call = reserveNumbers({ streetId: ctx.streetId, day: block.day, many })
    const { rows } = await ctx.database.requests.query(call)
    block.last = (rows[0] as { next_serial: number }).next_serial
    block.next = block.last - many + 1
    block.size = many
    block.filledAt = millisOf(ctx.now)
  } finally {
    delete block.more
  }
}

function nextSize({ size, filledAt }: Block, now: number): number {
  const smallest = blockSizes[0] ?? 1
  if (now - filledAt > busyMillis) return smallest
  return blockSizes.find((larger) => larger > size) ?? size
}
