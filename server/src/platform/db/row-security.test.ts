import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appConnection, openWorld, type World } from '../../../test/world.ts'
import { requestRoles } from './roles.ts'

/** Tables whose rows are never changed or taken back by whoever serves a request (D7). */
const appendOnly = [
  'audit.entry',
  'audit.seal',
  'audit.sealed_entry',
  'jobs.fact',
  'privacy.reading',
  'matter.correction',
]

let world: World
let app: pg.Client
let secured: string[]

beforeAll(async () => {
  world = await openWorld()
  const place = await world
    .browser()
    .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
  const { nodeId } = place.body.items[0].node
  await world.browser().post('/reports', {
    text: '路灯坏了',
    place: { nodeId },
    contact: { name: '甲某', phone: '10000000001' },
  })
  const rows = await world.ask<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relrowsecurity order by 1`,
  )
  secured = rows.map(({ name }) => name).filter((name) => !name.startsWith('graphile_worker'))
  app = new pg.Client(appConnection(world.owner))
  await app.connect()
})

afterAll(() => app.end())

describe('What belongs to a street is walled off in the database itself', () => {
  it('enables row security on every table that the migrations call a street table', async () => {
    expect(secured).toEqual(expect.arrayContaining(await streetTables()))
  })

  it('gives every secured table a policy for someone, so that none is walled by accident alone', async () => {
    const rows = await world.ask<{ name: string }>(
      `select distinct schemaname || '.' || tablename as name from pg_policies`,
    )
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(secured))
  })

  it.each(requestRoles)('shows %s nothing without a context', async (role) => {
    for (const table of secured) {
      const seen = await readAs(role, table)
      const wanted = (await isEmpty(table)) ? ['none', 'refused'] : ['refused']
      expect(wanted, `${role} ${table}`).toContain(seen)
    }
  })

  it.each(requestRoles)(
    'shows %s nothing when an earlier transaction on the connection had a context',
    async (role) => {
      for (const table of secured) {
        await app.query('begin')
        await app.query(`set local role ${role}`)
        await app.query(everyContext(1))
        await app.query('commit')
        expect([table, await readAs(role, table)]).not.toEqual([table, 'rows'])
      }
    },
  )

  it.each(requestRoles)('shows %s nothing of another street', async (role) => {
    for (const table of secured) {
      const seen = await readAs(role, table, everyContext(2))
      expect(['none', 'refused'], `${role} ${table}`).toContain(seen)
    }
  })

  it('shows the same rows to staff of the street, so that the wall is what hid them', async () => {
    expect(await readAs('linli_staff', 'grid.node', everyContext(1))).toBe('rows')
    expect(await readAs('linli_staff', 'matter.matter', everyContext(1))).toBe('rows')
  })
})

describe('A door past row security', () => {
  const doors = `select p.oid::regprocedure::text as door from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('auth', 'casework', 'files', 'grid', 'matter', 'organisation', 'privacy', 'roster')`

  it('compares its street with that of the asker, whichever it is', async () => {
    const found = await world.ask<{ door: string }>(
      `${doors} and pg_get_functiondef(p.oid) not like '%= current_setting(''app.street'')::int%'`,
    )
    expect(found).toEqual([])
    expect((await world.ask(doors)).length).toBeGreaterThan(5)
  })

  it('tells and changes nothing of another street', async () => {
    const [own] = await world.ask(
      `update matter.matter set category_code = 'C-01-18', unit_ids = array[$1::uuid] returning matter_id`,
      [nobody],
    )
    const near = `select * from matter.open_nearby(1, 'C-01-18', 0, 2147483647, '2026-01-01', null, null, null, null)`
    const leave = `select matter.leave_matter(1, '${own.matter_id}', '${nobody}')`
    const count = `select casework.move_count(1, 7, null, null, 'reported', 'normal')`
    for (const street of [2, 1]) {
      const isOwn = street === 1
      expect(await rowsAs('linli_self', near, street)).toBe(isOwn ? 1 : 0)
      await rowsAs('linli_unit', leave, street)
      await rowsAs('linli_self', count, street)
      const [row] = await world.ask('select unit_ids from matter.matter')
      expect(row.unit_ids).toEqual(isOwn ? [] : [nobody])
      const counted = await world.ask('select from casework.stage_count where grid_pos = 7')
      expect(counted).toHaveLength(isOwn ? 1 : 0)
    }
  })

  it('lets no resident and no staff put a unit out of a matter', async () => {
    for (const role of ['linli_self', 'linli_staff'])
      expect(await tryAs(role, `select matter.leave_matter(1, '${nobody}', '${nobody}')`)).toMatch(
        /permission denied/,
      )
  })
})

describe('The role that serves requests is weak', () => {
  it('owns nothing and may not become the role of background work', async () => {
    const owned = await world.ask(
      `select relname from pg_class where relowner = (select oid from pg_roles where rolname = 'linli_app')`,
    )
    expect(owned).toEqual([])
    await expect(app.query('set role linli_job')).rejects.toThrow(/permission denied/)
  })

  it.each(['linli_app', ...requestRoles])('cannot read the audit as %s', async (role) => {
    expect(await readAs(role, 'audit.entry', everyContext(1))).toBe('refused')
  })

  it.each(['linli_app', ...requestRoles])(
    'cannot change or delete what is only ever added, as %s',
    async (role) => {
      const rights = await world.ask<{ name: string; act: string }>(
        `select t.name, r.act from unnest($1::text[]) as t(name),
                unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as r(act)
         where has_table_privilege($2, t.name, r.act)
            or (r.act = 'UPDATE' and has_any_column_privilege($2, t.name, 'UPDATE'))`,
        [appendOnly, role],
      )
      expect(rights).toEqual([])
    },
  )

  it('cannot rewrite the words of a timeline, only where the line is seen', async () => {
    const changeable = await world.ask<{ column_name: string }>(
      `select column_name from information_schema.columns
       where table_schema = 'matter' and table_name = 'timeline'
         and has_column_privilege('linli_staff', 'matter.timeline', column_name, 'UPDATE') order by 1`,
    )
    expect(changeable.map((row) => row.column_name)).toEqual(['grid_pos', 'unit_ids'])
    expect(await tryAs('linli_staff', `delete from matter.timeline`)).toMatch(/permission denied/)
    expect(await tryAs('linli_self', `update audit.entry set action = 'x'`)).toMatch(
      /permission denied/,
    )
  })
})

const nobody = '00000000-0000-0000-0000-000000000000'

/** Everything a request of a street could see at most. */
function everyContext(streetId: number): string {
  return [
    `set local app.street = ${streetId}`,
    `set local app.identity = '${nobody}'`,
    `set local app.holders = '{}'`,
    `set local app.unit = '${nobody}'`,
    `set local app.scope = '{[0,2147483646]}'`,
  ].join('; ')
}

async function readAs(role: string, table: string, context = ''): Promise<string> {
  await app.query('begin')
  try {
    if (role !== 'linli_app') await app.query(`set local role ${role}`)
    if (context) await app.query(context)
    const { rowCount } = await app.query(`select 1 from ${table} limit 1`)
    return rowCount === 0 ? 'none' : 'rows'
  } catch {
    return 'refused'
  } finally {
    await app.query('rollback')
  }
}

async function rowsAs(role: string, sql: string, streetId: number): Promise<number | null> {
  await app.query('begin')
  await app.query(`set local role ${role}`)
  await app.query(everyContext(streetId))
  const { rowCount } = await app.query(sql)
  await app.query('commit')
  return rowCount
}

async function tryAs(role: string, sql: string): Promise<string> {
  await app.query('begin')
  try {
    await app.query(`set local role ${role}`)
    await app.query(everyContext(1))
    await app.query(sql)
    return 'done'
  } catch (error) {
    return (error as Error).message
  } finally {
    await app.query('rollback')
  }
}

async function isEmpty(table: string): Promise<boolean> {
  return (await world.ask(`select 1 from ${table} limit 1`)).length === 0
}

async function streetTables(): Promise<string[]> {
  const folder = new URL('../../../migrations/', import.meta.url)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql'))
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))
  return texts
    .flatMap((text) => [
      ...text.matchAll(/-- street table[^\n]*\n(?:--[^\n]*\n)*create table ([\w.]+)/g),
    ])
    .map((match) => match[1] ?? '')
}
