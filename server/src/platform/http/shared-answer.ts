import type { Context } from '../db/context.ts'
import { millisOf } from '../runtime/clock.ts'

type Kept<T> = { since: number; answer: Promise<T> }
const mostAnswers = 1000

/** An answer that many ask for: made once within the context's `staleMillis`, and forgotten when something changed. */
export type SharedAnswer<T> = {
  /** The answer to a question, which names everything it depends on; whoever asks while it is made waits for it. */
  ask: (ctx: Context, question: string, make: () => Promise<T>) => Promise<T>
  forget: (database: Context['database']) => void
}

export function shareAnswers<T>(): SharedAnswer<T> {
  const kept = new WeakMap<object, Map<string, Kept<T>>>()
  return {
    ask(ctx, question, make) {
      const now = millisOf(ctx.now)
      const answers = kept.get(ctx.database) ?? new Map<string, Kept<T>>()
      kept.set(ctx.database, answers)
      const known = answers.get(question)
      if (known && Math.abs(now - known.since) < (ctx.staleMillis ?? 0)) return known.answer
      if (answers.size >= mostAnswers) answers.clear()
      const answer = make()
      answers.set(question, { since: now, answer })
      answer.catch(() => answers.delete(question))
      return answer
    },
    forget(database) {
      kept.delete(database)
    },
  }
}
