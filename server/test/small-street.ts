import type { Post } from '@linli/contract/shared/post'
import type { FastifyInstance } from 'fastify'
import { type Ask, type DrawnNode, drawStreet } from '../src/capabilities/grid/grid.factory.ts'
import { publishStarterCatalogue } from '../src/capabilities/matter/catalogue.factory.ts'
import { addUnit } from '../src/capabilities/organisation/unit.factory.ts'
import {
  addPerson,
  givePost,
  type HeldPost,
  openSignInOf,
  type PostHolder,
} from '../src/capabilities/roster/post-holder.factory.ts'
import { signInCookie } from '../src/platform/auth/asker.ts'
import type { LiveHub } from '../src/platform/live/live.ts'
import type { Browser, World } from './world.ts'

export type SmallStreet = {
  streetId: number
  nodes: DrawnNode[]
  ask: Ask
  app: FastifyInstance
  live: LiveHub
  browser(): Browser
  unit(name: string): Promise<{ unitId: string; name: string }>
  person(name: string): Promise<PostHolder>
  give(person: PostHolder, held: Parameters<typeof givePost>[3]): Promise<HeldPost>
  /** A browser signed in as this person, under a post or as a resident. */
  enter(person: PostHolder, grantId?: string): Promise<Browser>
  /** A new person in one post, signed in. */
  staff(
    post: Post,
    at?: { node?: DrawnNode | undefined; unit?: { unitId: string; name: string } },
  ): Promise<{ browser: Browser; person: PostHolder; held: HeldPost }>
}

/** A street of its own in a world's database, served by a process of its own. */
export async function openSmallStreet(
  world: World,
  streetId: number,
  widths: readonly number[],
): Promise<SmallStreet> {
  const ask: Ask = (sql, values) => world.ask(sql, values)
  const nodes = await drawStreet(ask, streetId, widths)
  await publishStarterCatalogue(ask, streetId)
  const served = await world.serve(streetId)
  const { app, live } = served
  const browser = () => served.browser()
  const enter = async (person: PostHolder, grantId?: string) => {
    const opened = browser()
    opened.cookies[signInCookie] = await openSignInOf(ask, person, grantId)
    return opened
  }
  const person = (name: string) => addPerson(ask, name)
  const give: SmallStreet['give'] = (holder, held) => givePost(ask, streetId, holder, held)
  return {
    streetId,
    nodes,
    ask,
    app,
    live,
    browser,
    unit: (name) => addUnit(ask, streetId, { name }),
    person,
    give,
    enter,
    staff: async (post, { node, unit } = {}) => {
      const holder = await person(post)
      const held = await give(holder, {
        post,
        ...(node ? { node } : {}),
        ...(unit ? { unit } : {}),
      })
      return { browser: await enter(holder, held.grantId), person: holder, held }
    },
  }
}
