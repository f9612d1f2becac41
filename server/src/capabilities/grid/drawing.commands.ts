import type { Context } from '../../platform/db/context.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'

/** The drawing of the street as it holds today; whoever asks for nodes in force asks for it. */
export function drawingOf({ streetId, now }: Pick<Context, 'streetId' | 'now'>) {
  return { streetId, day: localDateOf(now) }
}
