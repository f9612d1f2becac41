import type { Actor, Context } from '@linli/server/platform/db/context'
import type { Database } from '@linli/server/platform/db/pool'
import { addMinutes } from '@linli/server/platform/runtime/clock'
import { newId } from '@linli/server/platform/runtime/ids'
import type { Casting } from './casting.ts'
import { demoStreetId } from './load.ts'
import type { Random } from './random.ts'
import type { Story } from './stories.ts'

export type Telling = { database: Database; cast: Casting; random: Random; now: string }

/** The run of one story: its time goes on, its people come from the grid where it happens. */
export class Course {
  at: string
  readonly #telling: Telling
  readonly #pos: number

  constructor(telling: Telling, at: string, pos: number) {
    this.#telling = telling
    this.at = at
    this.#pos = pos
  }

  /** Some hours on, over night to the next morning, but never past the present. */
  later(hours: number): this {
    const next = awake(addMinutes(this.at, hours * 60 * (0.5 + this.#telling.random())))
    this.at = next < this.#telling.now ? next : this.at
    return this
  }

  as(post: string, which = 0): Context {
    return this.#ctx(this.#telling.cast.holderOfPost(post, this.#pos, which))
  }

  asUnit(unitId: string): Context {
    return this.#ctx(this.#telling.cast.staffOfUnit(unitId))
  }

  hasUnit(unitId: string): boolean {
    return this.#telling.cast.hasStaff(unitId)
  }

  asReporter(channel: Story['channel']): Context {
    if (channel === 'resident-phone') return this.asHolder()
    return this.as(channel === 'patrol' ? 'grid-member' : 'community-cadre')
  }

  asResident(): Context {
    return this.#ctx(this.#telling.cast.resident)
  }

  asHolder(holderId?: string): Context {
    return this.#ctx({ ...anyone, holders: holderId ? [holderId] : [] })
  }

  #ctx(actor: Actor): Context {
    return {
      database: this.#telling.database,
      streetId: demoStreetId,
      now: this.at,
      requestId: newId(),
      actor,
    }
  }
}

/** Between eight in the evening and eight in the morning nothing is done; it goes on the next morning. */
function awake(instant: string): string {
  const hour = Number(addMinutes(instant, 8 * 60).slice(11, 13))
  if (hour >= 8 && hour < 20) return instant
  const evening = hour >= 20 ? (32 - hour) * 60 : (8 - hour) * 60
  return addMinutes(instant, evening)
}

const anyone: Actor = { name: '', post: 'public', role: 'linli_self', intervals: [], holders: [] }
