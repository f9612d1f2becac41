import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { statement } from '../../platform/db/statement.ts'

type Street = { streetId: number }

export const addMatter = statement<
  Street & {
    matterId: string
    kind: string
    number: string
    holderId: string
    gridPos: number
    nodeId: string
    versionId: string
    place: string
    lon: number | null
    lat: number | null
    text: string
    categoryCode: string | null
    catalogueId: string
    sixInOne: string
    channel: string
    actorIdentityId: string | null
    isOnBehalf: boolean
    status: string
    promisedAt: string | null
    isPromiseProvisional: boolean
    at: string
  }
>()((db, p) =>
  db.insertInto('matter.matter').values({
    street_id: p.streetId,
    matter_id: p.matterId,
    kind: p.kind,
    number: p.number,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    node_id: p.nodeId,
    arose_grid_version_id: p.versionId,
    place: p.place,
    lon: p.lon,
    lat: p.lat,
    text: p.text,
    category_code: p.categoryCode,
    catalogue_id: p.catalogueId,
    six_in_one: p.sixInOne,
    channel: p.channel,
    actor_identity_id: p.actorIdentityId,
    is_on_behalf: p.isOnBehalf,
    status: p.status,
    promised_at: p.promisedAt,
    is_promise_provisional: p.isPromiseProvisional,
    reported_at: p.at,
  }),
)

export const addContact = statement<
  Street & {
    matterId: string
    holderId: string
    gridPos: number
    isConfidential: boolean
    nameMasked: string | null
    phoneMasked: string | null
    placeWordsMasked: string | null
    nameEnc: Buffer | null
    phoneEnc: Buffer | null
    addressEnc: Buffer | null
    placeWordsEnc: Buffer | null
    phoneIndex: Buffer | null
  }
>()((db, p) =>
  db.insertInto('matter.contact').values({
    street_id: p.streetId,
    matter_id: p.matterId,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    is_confidential: p.isConfidential,
    name_masked: p.nameMasked,
    phone_masked: p.phoneMasked,
    place_words_masked: p.placeWordsMasked,
    name_enc: p.nameEnc,
    phone_enc: p.phoneEnc,
    address_enc: p.addressEnc,
    place_words_enc: p.placeWordsEnc,
    phone_index: p.phoneIndex,
  }),
)

export const addLine = statement<
  Street & {
    lineId: string
    matterId: string
    holderId: string
    gridPos: number
    unitIds: string[]
    audience: string
    at: string
    act: string
    axis: string
    byIdentityId: string | null
    byName: string
    byPost: string
    byUnit: string | null
    words: string | null
    detail: string
    photoIds: string[]
  }
>()((db, p) =>
  db.insertInto('matter.timeline').values({
    street_id: p.streetId,
    line_id: p.lineId,
    matter_id: p.matterId,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    unit_ids: p.unitIds,
    audience: p.audience,
    at: p.at,
    act: p.act,
    axis: p.axis,
    by_identity_id: p.byIdentityId,
    by_name: p.byName,
    by_post: p.byPost,
    by_unit: p.byUnit,
    words: p.words,
    detail: p.detail,
    photo_ids: p.photoIds,
  }),
)

/** Status, type and end follow the case file in its transaction. */
export const followCase = statement<
  Street & {
    matterId: string
    status: string
    outcome: string | null
    solvedLevel: string | null
    categoryCode: string | null
    sixInOne: string
    promisedAt: string | null
    isPromiseProvisional: boolean
    unitIds: string[]
    endedAt: string | null
    joinedTo: string | null
  }
>()((db, p) =>
  db
    .updateTable('matter.matter')
    .set({
      status: p.status,
      outcome: p.outcome,
      solved_level: p.solvedLevel,
      category_code: p.categoryCode,
      six_in_one: p.sixInOne,
      promised_at: sql<string | null>`coalesce(${p.promisedAt}, promised_at)`,
      is_promise_provisional: sql<boolean>`case when ${p.promisedAt}::timestamptz is null then is_promise_provisional else ${p.isPromiseProvisional}::boolean end`,
      unit_ids: p.unitIds,
      ended_at: p.endedAt,
      // Opened again it goes its own way.
      joined_to: sql<
        string | null
      >`case when ${p.outcome}::text = 'joined' then coalesce(${p.joinedTo}, joined_to) end`,
    })
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

/** When the reporter hears, moved without the case moving on. */
export const movePromise = statement<
  Street & { matterId: string; promisedAt: string; isProvisional: boolean }
>()((db, p) =>
  db
    .updateTable('matter.matter')
    .set({ promised_at: p.promisedAt, is_promise_provisional: p.isProvisional })
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

/** Lines of one act with what they carry, so that the same is not told twice. */
export const linesOfAct = statement<Street & { matterId: string; act: string }>()((db, p) =>
  db
    .selectFrom('matter.timeline')
    .select('detail')
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId)
    .where('act', '=', p.act),
)

/** The newest line of some acts. */
export const newestLine = statement<Street & { matterId: string; acts: string[] }>()((db, p) =>
  db
    .selectFrom('matter.timeline')
    .select('words')
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId)
    .where((eb) => eb('act', '=', eb.fn.any(eb.val(p.acts))))
    .orderBy('line_id', 'desc')
    .limit(1),
)

/** Whole lines of some acts, newest first: who did it and what they said. */
export const linesOfActs = statement<Street & { matterId: string; acts: string[] }>()((db, p) =>
  db
    .selectFrom('matter.timeline')
    .selectAll()
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId)
    .where((eb) => eb('act', '=', eb.fn.any(eb.val(p.acts))))
    .orderBy('line_id', 'desc'),
)

/** Lines and contact come into sight of the units that work on the matter, and out of it again. */
export const showLinesToUnits = statement<Street & { matterId: string; unitIds: string[] }>()(
  (db, p) =>
    db
      .updateTable('matter.timeline')
      .set({ unit_ids: p.unitIds })
      .where('street_id', '=', p.streetId)
      .where('matter_id', '=', p.matterId),
)

/** A unit leaves the matter: it sees neither its lines nor its contact any more. */
export const leaveMatter = statement<Street & { matterId: string; unitId: string }>()((db, p) =>
  db.selectNoFrom(
    sql<null>`matter.leave_matter(${p.streetId}::int, ${p.matterId}::uuid, ${p.unitId}::uuid)`.as(
      'done',
    ),
  ),
)

export const showContactToUnits = statement<Street & { matterId: string; unitIds: string[] }>()(
  (db, p) =>
    db
      .updateTable('matter.contact')
      .set({ unit_ids: p.unitIds })
      .where('street_id', '=', p.streetId)
      .where('matter_id', '=', p.matterId),
)

export const setAnswer = statement<Street & { matterId: string; answer: string; at: string }>()(
  (db, p) =>
    db
      .updateTable('matter.matter')
      .set({ answer: p.answer, answered_at: p.at })
      .where('street_id', '=', p.streetId)
      .where('matter_id', '=', p.matterId),
)

export const setRating = statement<Street & { matterId: string; rating: number }>()((db, p) =>
  db
    .updateTable('matter.matter')
    .set({ rating: p.rating })
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

export const matterById = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('matter.matter')
    .selectAll()
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

/** By its number, within the scope of whoever asks. */
export const matterByNumber = statement<Street & { number: string }>()((db, p) =>
  db
    .selectFrom('matter.matter')
    .select('matter_id')
    .where('street_id', '=', p.streetId)
    .where('number', '=', p.number),
)

export const maskedContact = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('matter.contact')
    .select(['is_confidential', 'name_masked', 'phone_masked', 'place_words_masked'])
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

/** The sealed values; only `reveal` may open them, and it logs the reading. */
export const sealedContact = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('matter.contact')
    .select([
      'holder_id',
      'grid_pos',
      'is_confidential',
      'name_enc',
      'phone_enc',
      'address_enc',
      'place_words_enc',
    ])
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

export const linesOf = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('matter.timeline')
    .selectAll()
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId)
    .orderBy('line_id', 'desc')
    .limit(500),
)

const itemColumns = [
  'm.matter_id',
  'm.number',
  'm.text',
  'm.category_code',
  'm.place',
  'm.status',
  'm.outcome',
  'm.reported_at',
  'm.promised_at',
  'm.is_promise_provisional',
  'm.ended_at',
  'm.answer',
  'm.rating',
] as const

export const ownReports = statement<
  Street & { holders: string[]; before: string; limit: number }
>()((db, p) =>
  db
    .selectFrom('matter.matter as m')
    .select(itemColumns)
    .select((eb) =>
      jsonObjectFrom(
        eb
          .selectFrom('matter.timeline as t')
          .select(['t.at', 't.by_post', 't.by_unit', 't.detail'])
          .whereRef('t.street_id', '=', 'm.street_id')
          .whereRef('t.matter_id', '=', 'm.matter_id')
          .where('t.act', 'in', sql<string[]>`('feed-back', 'settle')` as never)
          .orderBy('t.line_id', 'desc')
          .limit(sql<number>`1`),
      ).as('said_done'),
    )
    .where('m.street_id', '=', p.streetId)
    .where((eb) => eb('m.holder_id', '=', eb.fn.any(eb.val(p.holders))))
    .where('m.matter_id', '<', p.before)
    .orderBy('m.matter_id', 'desc')
    .limit(p.limit),
)

/** What was joined to a matter that is joined itself goes with it. */
export const rejoin = statement<Street & { from: string; to: string }>()((db, p) =>
  db
    .updateTable('matter.matter')
    .set({ joined_to: p.to })
    .where('street_id', '=', p.streetId)
    .where('joined_to', '=', p.from)
    .returning('matter_id'),
)

export const joinedTo = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('matter.matter')
    .select('matter_id')
    .where('street_id', '=', p.streetId)
    .where('joined_to', '=', p.matterId),
)

/** Reports joined to this one that have not heard of its end since it ended. */
export const untoldJoined = statement<Street & { matterId: string; since: string }>()((db, p) =>
  db
    .selectFrom('matter.matter as m')
    .select(['m.matter_id', 'm.holder_id', 'm.grid_pos', 'm.unit_ids'])
    .where('m.street_id', '=', p.streetId)
    .where('m.joined_to', '=', p.matterId)
    .where('m.outcome', '=', sql<string>`'joined'`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('matter.timeline as t')
            .select('t.line_id')
            .whereRef('t.street_id', '=', 'm.street_id')
            .whereRef('t.matter_id', '=', 'm.matter_id')
            .where('t.act', '=', sql<string>`'joined-ended'`)
            .where('t.at', '>=', p.since),
        ),
      ),
    ),
)

export const addLink = statement<
  Street & {
    matterId: string
    otherId: string
    kind: string
    holderId: string
    gridPos: number
    by: string
    at: string
  }
>()((db, p) =>
  db.insertInto('matter.link').values({
    street_id: p.streetId,
    matter_id: p.matterId,
    other_id: p.otherId,
    kind: p.kind,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    made_by: p.by,
    made_at: p.at,
  }),
)

export const catalogueInForce = statement<Street & { day: string }>()((db, p) =>
  db
    .selectFrom('matter.catalogue')
    .select('catalogue_id')
    .where('street_id', '=', p.streetId)
    .where('effective_from', '<=', p.day)
    .where('published_at', 'is not', null)
    .orderBy('effective_from', 'desc')
    .orderBy('catalogue_id', 'desc')
    .limit(1),
)

export const catalogueById = statement<Street & { catalogueId: string }>()((db, p) =>
  db
    .selectFrom('matter.catalogue')
    .select(['catalogue_id', 'label', 'content'])
    .where('street_id', '=', p.streetId)
    .where('catalogue_id', '=', p.catalogueId),
)

export const addCorrection = statement<
  Street & {
    correctionId: string
    text: string
    fromCode: string | null
    toCode: string
    at: string
  }
>()((db, p) =>
  db.insertInto('matter.correction').values({
    street_id: p.streetId,
    correction_id: p.correctionId,
    text: p.text,
    from_code: p.fromCode,
    to_code: p.toCode,
    at: p.at,
  }),
)

export const reserveNumbers = statement<Street & { day: string; many: number }>()((db, p) =>
  db
    .insertInto('matter.number_block')
    .values({ street_id: p.streetId, day: p.day, next_serial: p.many })
    .onConflict((conflict) =>
      conflict.columns(['street_id', 'day']).doUpdateSet((eb) => ({
        next_serial: eb('matter.number_block.next_serial', '+', eb.val(p.many)),
      })),
    )
    .returning('next_serial'),
)
