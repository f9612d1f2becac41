import { type Post, requestRole } from '@linli/contract/shared/post'
import type { Actor } from '@linli/server/platform/db/context'
import type { Database } from '@linli/server/platform/db/pool'
import { demoResident } from './load.ts'
import type { Random } from './random.ts'

type GrantRow = {
  identity_id: string
  name: string
  holder_id: string
  grant_id: string
  post: string
  lo: number | null
  hi: number | null
  unit_id: string | null
  unit_name: string | null
}

/** Who of the demo street plays which part in a story. */
export type Casting = {
  holderOfPost(post: string, pos: number, which: number): Actor
  staffOfUnit(unitId: string): Actor
  hasStaff(unitId: string): boolean
  resident: Actor
  somePlace(random: Random, isHome: boolean): { nodeId: string; pos: number }
  someContact(random: Random): { name: string; phone: string }
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const givenNames = ['桂英', '秀兰', '建国', '志强', '海燕', '春梅', '国庆', '玉珍', '永福', '小龙']

/** Reads the posts and places of the loaded street. */
export async function actorsOf(database: Database): Promise<Casting> {
  const grants = (
    await database.owner.query<GrantRow>(
      `select g.*, i.name, i.holder_id from auth.held_grant g join auth.identity i using (identity_id) order by g.grant_id`,
    )
  ).rows
  const places = (
    await database.owner.query<{ node_id: string; pos: number }>(
      `select node_id, pos from grid.node where kind = 'entrance' order by pos`,
    )
  ).rows
  const home = grants.find((row) => row.name === '刘敏' && row.post === 'grid-member')
  const unitStaff = new Map(
    grants
      .filter((row) => requestRole(row.post as Post) === 'linli_unit')
      .map((row) => [row.unit_id, row]),
  )
  return {
    holderOfPost: (post, pos, which) => {
      const fitting = grants.filter(
        (row) => row.post === post && (row.lo ?? 1) <= pos && pos <= (row.hi ?? 0),
      )
      const found =
        fitting[which % Math.max(1, fitting.length)] ?? grants.find((row) => row.post === post)
      if (!found) throw new Error(`nobody on the demo street holds the post ${post}`)
      return actorUnder(found)
    },
    staffOfUnit: (unitId) => {
      const found = unitStaff.get(unitId)
      if (!found) throw new Error(`nobody on the demo street works for ${unitId}`)
      return actorUnder(found)
    },
    hasStaff: (unitId) => unitStaff.has(unitId),
    resident: await demoResidentActor(database),
    somePlace: (random, isHome) => {
      const here = isHome
        ? places.filter((place) => place.pos >= (home?.lo ?? 1) && place.pos <= (home?.hi ?? 0))
        : places
      const place = here[Math.floor(random() * here.length)]
      return { nodeId: place?.node_id ?? '', pos: place?.pos ?? 0 }
    },
    someContact: (random) => ({
      name: `${surnames[Math.floor(random() * surnames.length)]}${givenNames[Math.floor(random() * givenNames.length)]}`,
      phone: `1000000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`,
    }),
  }
}

async function demoResidentActor(database: Database): Promise<Actor> {
  const { rows } = await database.owner.query<{ holder_id: string; name: string }>(
    'select holder_id, name from auth.identity where identity_id = $1',
    [demoResident.id],
  )
  const holders = rows.map((row) => row.holder_id)
  return {
    identityId: demoResident.id,
    name: demoResident.name,
    post: 'resident',
    role: 'linli_self',
    intervals: [],
    holders,
  }
}

function actorUnder(row: GrantRow): Actor {
  return {
    identityId: row.identity_id,
    name: row.name,
    post: row.post as Post,
    grantId: row.grant_id,
    role: requestRole(row.post as Post),
    intervals: row.lo !== null && row.hi !== null ? [[row.lo, row.hi]] : [],
    holders: [row.holder_id],
    ...(row.unit_id ? { unitId: row.unit_id, unitName: row.unit_name ?? '' } : {}),
  }
}
