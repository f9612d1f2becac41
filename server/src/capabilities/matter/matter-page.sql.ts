import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Builder } from '../../platform/db/statement.ts'
import { buildingOf } from '../grid/index.ts'

/**
 * What a page says of a matter, to be asked within the page's own statement: the record, its masked contact, its
 * newest 500 lines, its needs and how many reports joined it. Every part keeps its own row-level security.
 */
export function matterPage(db: Builder, streetId: number) {
  return db
    .selectFrom('matter.matter as m')
    .selectAll('m')
    .select((eb) => [
      jsonObjectFrom(
        eb
          .selectFrom('matter.contact as k')
          .select(['k.is_confidential', 'k.name_masked', 'k.phone_masked', 'k.place_words_masked'])
          .whereRef('k.street_id', '=', 'm.street_id')
          .whereRef('k.matter_id', '=', 'm.matter_id'),
      ).as('contact'),
      jsonArrayFrom(
        eb
          .selectFrom('matter.timeline as t')
          .selectAll('t')
          .whereRef('t.street_id', '=', 'm.street_id')
          .whereRef('t.matter_id', '=', 'm.matter_id')
          .orderBy('t.line_id', 'desc')
          .limit(500),
      ).as('lines'),
      jsonArrayFrom(
        eb
          .selectFrom('matter.link as l')
          .innerJoin('matter.matter as n', (join) =>
            join.onRef('n.street_id', '=', 'l.street_id').onRef('n.matter_id', '=', 'l.other_id'),
          )
          .select(['n.matter_id', 'n.number', 'n.text', 'n.reported_at'])
          .whereRef('l.street_id', '=', 'm.street_id')
          .whereRef('l.matter_id', '=', 'm.matter_id')
          .where('l.kind', '=', sql<string>`'need'`)
          .orderBy('n.matter_id'),
      ).as('needs'),
      eb
        .selectFrom('matter.matter as j')
        .select(sql<number>`count(*)::int`.as('reports'))
        .whereRef('j.street_id', '=', 'm.street_id')
        .whereRef('j.joined_to', '=', 'm.matter_id')
        .as('joined_reports'),
    ])
    .where('m.street_id', '=', streetId)
}

/**
 * Earlier reports of one type in the same building, or at the same place, within a year (R113); newest first, at most
 * 100. Asked beside a matter `m` of the same statement.
 */
export function repeatsBeside(db: Builder, streetId: number) {
  return (
    db
      .selectFrom('matter.matter as r')
      .innerJoin(
        buildingOf(db, streetId).where('n.node_id', '=', sql<string>`m.node_id`).as('b'),
        (join) => join.on(sql<boolean>`r.grid_pos between b.lo and b.hi`),
      )
      .where('r.street_id', '=', streetId)
      .where('r.category_code', '=', sql<string>`m.category_code`)
      .where('r.kind', '=', sql<string>`'report'`)
      // Told twice, taken back or entered by mistake, it did not happen once more.
      .where(
        sql<boolean>`(r.outcome is null or r.outcome not in ('joined', 'withdrawn', 'void')) is true`,
      )
      // As a test of truth it leaves the choice to the index of type and place: a building has few, a type many.
      .where(sql<boolean>`(r.reported_at >= m.reported_at - interval '365 days') is true`)
      .where('r.matter_id', '<', sql<string>`m.matter_id`)
      .orderBy('r.matter_id', 'desc')
      .limit(sql<number>`100`)
  )
}
