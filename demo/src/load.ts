import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { Post } from '@linli/contract/shared/post'
import { pinyin } from 'pinyin-pro'
import { parseCalendarCsv } from '@linli/server/platform/calendar/work-calendar'
import { type Cell, copyRows } from '@linli/server/platform/db/copy'
import type { Session } from '@linli/server/platform/db/pool'
import { newId } from '@linli/server/platform/runtime/ids'
import type { DemoAssignment, DemoNode, DemoStreet } from './demo-street.ts'
import { requireOneNet } from './net.ts'

export const demoStreetId = 1
export const demoPhone = '100 0531 0012'
const drawnOn = '2026-01-01'

/**
 * Loads the demo street into an empty database in one transaction: the grid, units, people with their posts,
 * the calendar and the catalogue.
 * @param passwordHash of the one password that all demo sign-ins share
 */
export async function loadDemoStreet(
  client: Session,
  street: DemoStreet,
  passwordHash: string,
  now: string,
): Promise<void> {
  requireOneNet(street.nodes)
  await client.query('begin')
  try {
    await client.query('insert into grid.street values ($1, $2, true, $3)', [
      demoStreetId,
      demoPhone,
      now,
    ])
    await client.query('insert into grid.version values ($1, $2, $3, $4)', [
      demoStreetId,
      newId(),
      '2026年1月1日起的划分',
      drawnOn,
    ])
    await copyRows(client, 'grid.node', nodeColumns, nodeRows(street))
    await copyRows(client, 'organisation.unit', unitColumns, unitRows(street))
    await copyRows(
      client,
      'auth.identity',
      identityColumns,
      identityRows(street, passwordHash, now),
    )
    await copyRows(client, 'roster.assignment', assignmentColumns, assignmentRows(street))
    await copyRows(client, 'auth.held_grant', grantColumns, grantRows(street))
    await copyRows(client, 'auth.post_policy', ['post', 'second_factor'], policyRows())
    await loadCalendar(client)
    await loadCatalogue(client, now)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const nodeColumns = [
  'street_id',
  'node_id',
  'parent_id',
  'kind',
  'code',
  'name',
  'initials',
  'ordinal',
  'pos',
  'pos_end',
  'valid_from',
  'compound',
  'access',
  'is_old_compound',
  'urban_management_code',
  'public_security_code',
  'floors',
  'floor',
  'door',
  'declared_residents',
  'ring',
  'centre_lon',
  'centre_lat',
]

function* nodeRows(street: DemoStreet): Generator<Cell[]> {
  for (const node of street.nodes) {
    yield [
      demoStreetId,
      node.id,
      node.parentId ?? null,
      node.kind,
      node.code,
      node.name,
      initialsOf(node),
      node.ordinal,
      node.pos,
      node.posEnd,
      drawnOn,
      node.compound ?? null,
      node.access ?? null,
      node.isOldCompound ?? null,
      node.externalCodes?.urbanManagement ?? null,
      node.externalCodes?.publicSecurity ?? null,
      node.floors ?? null,
      node.floor ?? null,
      node.door ?? null,
      node.declaredResidents ?? null,
      node.boundary?.flat() ?? null,
      node.centre?.[0] ?? null,
      node.centre?.[1] ?? null,
    ]
  }
}

const grids = new Set(['street', 'community', 'mid-grid', 'small-grid'])

/** 翠屏里 → cpl: staff type initials faster than names. */
function initialsOf(node: DemoNode): string {
  if (!grids.has(node.kind)) return ''
  return pinyin(node.name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .replaceAll(/\s/g, '')
    .toLowerCase()
}

const unitColumns = [
  'street_id',
  'unit_id',
  'name',
  'kind',
  'phone',
  'responsible_roles',
  'serves_node_ids',
  'valid_from',
]

function* unitRows(street: DemoStreet): Generator<Cell[]> {
  for (const unit of street.units) {
    const serves = unit.midGridIds ?? (unit.communityId ? [unit.communityId] : [])
    yield [
      demoStreetId,
      unit.id,
      unit.name,
      unit.kind,
      unit.phone,
      unit.responsibleRoles ?? [],
      serves,
      drawnOn,
    ]
  }
}

const identityColumns = [
  'identity_id',
  'login_name',
  'name',
  'password_hash',
  'holder_id',
  'is_demo',
  'created_at',
]
export const demoResident = {
  id: '018d0000-0000-7000-8000-00000000000a',
  loginName: 'wangxiuzhen',
  name: '王秀珍',
}

function* identityRows(street: DemoStreet, passwordHash: string, now: string): Generator<Cell[]> {
  const logins = new Map(street.signIns.map((signIn) => [signIn.personId, signIn.loginName]))
  for (const person of street.people) {
    const login = logins.get(person.id)
    yield [
      person.id,
      login ?? `p-${person.id}`,
      person.name,
      login ? passwordHash : null,
      holderOf(person.id),
      true,
      now,
    ]
  }
  const { id, loginName, name } = demoResident
  yield [id, loginName, name, passwordHash, holderOf(id), true, now]
}

/** Whose records they are as a resident; apart from the identity, and the same at every load. */
function holderOf(id: string): string {
  const hex = createHash('sha256').update(`holder ${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const assignmentColumns = [
  'street_id',
  'assignment_id',
  'identity_id',
  'person_name',
  'post',
  'node_id',
  'grid_pos',
  'unit_id',
  'recruitment',
  'subject',
  'valid_from',
  'valid_until',
]

function* assignmentRows(street: DemoStreet): Generator<Cell[]> {
  const { nodes, names } = indexOf(street)
  for (const given of street.assignments) {
    const node = given.nodeId ? nodes.get(given.nodeId) : undefined
    yield [
      demoStreetId,
      given.id,
      given.personId,
      names.get(given.personId) ?? '',
      given.post,
      given.nodeId ?? null,
      node === undefined || node.kind === 'street' ? null : node.pos,
      given.unitId ?? null,
      given.recruitment ?? null,
      given.subject ?? null,
      given.from,
      given.until ?? null,
    ]
  }
}

const grantColumns = [
  'grant_id',
  'identity_id',
  'street_id',
  'post',
  'node_id',
  'node_name',
  'lo',
  'hi',
  'unit_id',
  'unit_name',
  'recruitment',
  'valid_from',
]

function* grantRows(street: DemoStreet): Generator<Cell[]> {
  const { nodes, units, communityUnits } = indexOf(street)
  for (const given of street.assignments.filter(isGrant)) {
    const node = given.nodeId ? nodes.get(given.nodeId) : undefined
    const unitId =
      given.unitId ??
      (given.post.startsWith('community') ? communityUnits.get(given.nodeId ?? '') : undefined)
    const unit = unitId ? units.get(unitId) : undefined
    yield [
      given.id,
      given.personId,
      demoStreetId,
      given.post,
      node?.id ?? null,
      node?.name ?? null,
      node?.pos ?? null,
      node?.posEnd ?? null,
      unit?.id ?? null,
      unit?.name ?? null,
      given.recruitment ?? null,
      given.from,
    ]
  }
}

/** Demo people sign in with the one printed password; a real street keeps the default and asks for a second factor. */
function* policyRows(): Generator<Cell[]> {
  for (const post of Post.options) yield [post, 'optional']
}

/** A seat in a compound's leader team gives no rights of its own beside those of the person's post. */
function isGrant(given: DemoAssignment): boolean {
  return given.subject === undefined || given.post === 'grid-leader' || given.post === 'grid-member'
}

function indexOf(street: DemoStreet) {
  return {
    nodes: new Map(
      street.nodes.filter((node) => grids.has(node.kind)).map((node) => [node.id, node]),
    ),
    names: new Map(street.people.map((person) => [person.id, person.name])),
    units: new Map(street.units.map((unit) => [unit.id, unit])),
    communityUnits: new Map(
      street.units
        .filter((unit) => unit.kind === 'community')
        .map((unit) => [unit.communityId ?? '', unit.id]),
    ),
  }
}

const seedFolder = new URL('../../server/seed/', import.meta.url)

async function loadCalendar(client: Session): Promise<void> {
  const days = parseCalendarCsv(
    await readFile(new URL('calendar-state-council.csv', seedFolder), 'utf8'),
  )
  const rows = days.map((day) => [day.date, day.name, day.kind, day.source])
  await copyRows(client, 'calendar.day', ['date', 'name', 'kind', 'source'], rows)
}

async function loadCatalogue(client: Session, now: string): Promise<void> {
  const text = await readFile(new URL('catalogue-2026.json', seedFolder), 'utf8')
  const version = JSON.parse(text) as CatalogueVersion
  const row = [
    demoStreetId,
    newId(),
    version.label,
    version.effectiveFrom,
    JSON.stringify(version),
    now,
  ]
  await copyRows(
    client,
    'matter.catalogue',
    ['street_id', 'catalogue_id', 'label', 'effective_from', 'content', 'published_at'],
    [row],
  )
}
