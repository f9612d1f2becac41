import { beforeEach, describe, expect, it } from 'vitest'
import { scopedRooms } from '../src/app.ts'
import { inJob } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/runtime/ids.ts'
import { type Crew, gatherCrew, nodeOf, refusal, reportOn } from './cases.ts'
import { type Browser, openWorld, type World } from './world.ts'

let world: World
let crew: Crew
let here: number
let there: number

beforeEach(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  here = await posOf(await nodeOf(world))
  there = await entranceOf('caoyuehua')
})

async function posOf(nodeId: string): Promise<number> {
  return (await world.ask('select pos from grid.node where node_id = $1', [nodeId]))[0].pos
}

/** An entrance in the part of the street that one leader answers for, outside that of the other. */
async function entranceOf(loginName: string): Promise<number> {
  const [found] = await world.ask(
    `select e.pos from auth.held_grant g join auth.identity i using (identity_id)
     join grid.node n on n.node_id = g.node_id
     join grid.node e on e.kind = 'entrance' and e.pos between n.pos and n.pos_end
     where i.login_name = $1 order by e.pos limit 1`,
    [loginName],
  )
  return found.pos
}

/** What grid surgery will do: every room in one transaction of a job. */
function relocate(moves: { from: number; to: number }[]) {
  const job = { database: world.database, streetId: 1, now: world.clock.now() }
  return inJob(job, 'surgery', async (tx, audit) => {
    for (const room of scopedRooms) room.relocate(tx, 1, moves)
    audit({ action: 'grid.relocate', entity: 'grid', entityId: newId() })
  })
}

async function countAt(pos: number): Promise<Record<string, number>> {
  const job = { database: world.database, streetId: 1, now: world.clock.now() }
  const counts = await inJob(job, 'surgery', (tx) =>
    Promise.all(
      scopedRooms.map(async (room) => [room.name, await room.countIn(tx, 1, [[pos, pos]])]),
    ),
  )
  return Object.fromEntries(counts)
}

const openCases = async (who: Browser) =>
  (await who.get('/cases/counts')).body.counts.find(({ view }: { view: string }) => view === 'open')
    .count

describe('When places change hands, sight changes with them', () => {
  it('takes the case from the old leader and gives it to the new one at the next request', async () => {
    const { caseId } = await reportOn(world, {
      nodeId: await nodeOf(world),
      contact: { name: '王秀珍', phone: '10000002046' },
    })
    await crew.checker.post(`/cases/${caseId}/reveal`, { purpose: 'call-back' })
    const [old, next] = [crew.leader, crew.neighbourLeader]
    expect((await old.get(`/cases/${caseId}`)).status).toBe(200)
    expect(await refusal(next.get(`/cases/${caseId}`))).toBe('not-found')
    const [ofOld, ofNext] = [await openCases(old), await openCases(next)]
    const moved = await countAt(here)
    const already = await countAt(there)

    await relocate([{ from: here, to: there }])

    expect(await refusal(old.get(`/cases/${caseId}`))).toBe('not-found')
    const page = await next.get(`/cases/${caseId}`)
    expect(page.status).toBe(200)
    expect(page.body.timeline).toHaveLength(1)
    expect(page.body.reporter.phoneMasked).toBeDefined()
    expect(await openCases(old)).toBeLessThan(ofOld)
    expect((await openCases(old)) + (await openCases(next))).toBe(ofOld + ofNext)
    const after = await countAt(there)
    for (const room of scopedRooms) {
      expect(after[room.name], room.name).toBe((moved[room.name] ?? 0) + (already[room.name] ?? 0))
    }
    expect(Object.values(await countAt(here))).toEqual(scopedRooms.map(() => 0))
  })

  it('lets two places change hands at once, with their counters', async () => {
    await reportOn(world, { nodeId: await nodeOf(world) })
    const [ofHere, ofThere] = [await countAt(here), await countAt(there)]
    const counters = `select grid_pos, sum(cases)::int as cases from casework.stage_count
      where grid_pos = any ($1) group by 1`
    const before = await world.ask(counters, [[here, there]])
    await relocate([
      { from: here, to: there },
      { from: there, to: here },
    ])
    expect([await countAt(here), await countAt(there)]).toEqual([ofThere, ofHere])
    const after = await world.ask(counters, [[here, there]])
    const at = (rows: { grid_pos: number; cases: number }[], pos: number) =>
      rows.find(({ grid_pos }) => grid_pos === pos)?.cases ?? 0
    expect([at(after, here), at(after, there)]).toEqual([at(before, there), at(before, here)])
  })

  it('names every table whose rows carry a place, but for posts, news and the counters', async () => {
    const tables = await world.ask(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where column_name = 'grid_pos' order by 1`,
    )
    expect(tables.map(({ name }) => name)).toEqual([
      'casework.case_file',
      'casework.case_limit',
      'casework.case_pause',
      'casework.case_unit',
      'casework.partner_link',
      'casework.stage_count',
      'files.photo',
      'jobs.fact',
      'matter.contact',
      'matter.link',
      'matter.matter',
      'matter.timeline',
      'privacy.reading',
      'roster.assignment',
    ])
  })
})
