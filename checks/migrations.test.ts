import { describe, expect, test } from 'vitest'
import {
  type MigrationRuleName,
  migrationRules,
  migrationViolations,
  tablesOf,
} from './migrations.ts'
import { plantedMigrations } from './planted.ts'
import { describeViolations, readTree } from './source.ts'

const tree = readTree('.')
const rules = Object.entries(migrationRules).map(
  ([rule, { sentence }]) => [sentence, rule as MigrationRuleName] as const,
)

describe('the migrations keep every rule for tables', () => {
  const violations = migrationViolations(tree)

  test('the tables of the street were read', () => {
    expect(tablesOf(tree).names).toContain('grid.node')
  })

  test.each(rules)('%s', (_, rule) => {
    expect(describeViolations(violations.filter((each) => each.rule === rule))).toEqual([])
  })
})

describe('a planted migration is refused where', () => {
  test.each(rules)('%s', (_, rule) => {
    for (const files of plantedMigrations[rule]) {
      const broken = migrationViolations(files).map((each) => each.rule)
      expect(broken, files.map(({ text }) => text).join('\n')).toContain(rule)
    }
  })
})

test('a sound migration passes', () => {
  const text = [
    '-- Street tables carry the street; words like "; create table x (y int)" in comments are none.',
    '-- street table: a sound one',
    "create table a.b (street_id integer, b_id uuid, word text default ';', primary key (street_id, b_id));",
    'create unique index b_word on a.b (street_id, lower(word));',
    'alter table a.b enable row level security;',
    "create policy staff on a.b for select to linli_staff using (street_id = current_setting('app.street')::int);",
    '-- reference table: no street',
    'create table a.c (c_id uuid primary key, name text unique);',
  ].join('\n')
  expect(migrationViolations([{ path: 'server/migrations/0001-a.sql', text }])).toEqual([])
})
