import type {
  CaseItem,
  CaseLimit,
  CasePage,
  CheckerVerdict,
} from '@linli/contract/casework/case.schema'
import { actsFor } from '@linli/contract/casework/case.rules'
import { type CaseFacts, checkerObstacle, type Doer } from '@linli/contract/casework/guard.rules'
import { readsForUnit, revealRefusalOf } from '@linli/contract/casework/reveal.rules'
import type { PartnerCase } from '@linli/contract/casework/outside-help.contract'
import type { Row } from '../../platform/db/row.ts'
import type { CaseRow } from './case.sql.ts'
import type { LimitRow } from './limit.sql.ts'
import { presentLine } from '../matter/index.ts'
import { presentStep } from '../grid/index.ts'

/** What a case page is made of. */
export type CaseParts = {
  row: CaseRow
  matter: Row<'matter.matter'>
  contact:
    | {
        is_confidential: boolean
        name_masked: string | null
        phone_masked: string | null
        place_words_masked: string | null
      }
    | undefined
  lines: Row<'matter.timeline'>[]
  limits: LimitRow[]
  assisting: { unit_id: string; name: string }[]
  path: readonly {
    node_id: string | null
    kind: string | null
    code: string | null
    name: string | null
    is_old_compound: boolean | null
    pos: number | null
    pos_end: number | null
  }[]
  /** Earlier cases of the same type at the same place; `repeatCount` counts those out of the reader's sight too. */
  repeats: { case_id: string; number: string; title: string; reported_at: string }[]
  repeatCount: number
  needs: { matter_id: string; number: string; text: string; reported_at: string }[]
  joinedReports: number
  checkers: { identity_id: string; person_name: string; post: string }[]
}

type ItemRow = Pick<
  CaseRow,
  | 'case_id'
  | 'number'
  | 'stage'
  | 'outcome'
  | 'category_code'
  | 'title'
  | 'place'
  | 'channel'
  | 'reported_at'
  | 'due_at'
  | 'soon_at'
  | 'ended_at'
  | 'is_provisional'
  | 'lead_unit_name'
  | 'return_count'
  | 'six_in_one'
>

export function presentCaseItem(row: ItemRow, now: string): CaseItem {
  return {
    caseId: row.case_id,
    number: row.number,
    stage: row.stage,
    ...given('outcome', row.outcome),
    ...given('categoryCode', row.category_code),
    title: row.title,
    place: row.place,
    channel: row.channel,
    reportedAt: row.reported_at,
    ...given('dueAt', row.due_at),
    ...given('endedAt', row.ended_at),
    dueState: dueState(row, now),
    isProvisional: row.due_at !== null && row.is_provisional,
    ...given('leadUnitName', row.lead_unit_name),
    returnCount: row.return_count,
    sixInOne: row.six_in_one,
  } as CaseItem
}

export function presentCasePage(
  parts: CaseParts,
  doer: Doer,
  facts: CaseFacts,
  now: string,
): CasePage {
  const { row, matter } = parts
  return {
    ...presentCaseItem(row, now),
    text: matter.text,
    placeDetail: presentPlace(parts),
    ...given('solvedLevel', row.solved_level),
    ...given('promisedAt', matter.promised_at),
    ...given('leadUnitId', row.lead_unit_id),
    assistingUnits: parts.assisting.map((unit) => ({ unitId: unit.unit_id, name: unit.name })),
    reporter: presentReporter(parts, doer, facts),
    photoIds: photosOf(parts, (act) => act === 'report' || act === 'verify' || act === 'add-words'),
    resultPhotoIds: photosOf(
      parts,
      (act) => act === 'feed-back' || act === 'settle' || act === 'pass-check',
    ),
    limits: parts.limits.map(presentLimit),
    timeline: parts.lines.map((line) => presentLine(withoutSecret(parts, line), false)),
    acts: actsFor(facts, doer),
    checkers: presentCheckers(parts, facts, doer),
    repeatsInYear: parts.repeatCount,
    isOldCompound: parts.path.some((step) => step.is_old_compound === true),
    repeats: parts.repeats.map(({ case_id: caseId, number, title, reported_at: reportedAt }) => {
      return { caseId, number, title, reportedAt }
    }),
    needs: parts.needs.map(({ matter_id: matterId, number, text, reported_at: reportedAt }) => {
      return { matterId, number, text, reportedAt }
    }),
    joinedReports: parts.joinedReports,
    ...given('helperRating', row.helper_rating),
    ...given('escalatedTo', row.escalated_to),
    ...given('answer', matter.answer),
    ...given('rating', matter.rating),
    ...given('reviewOn', row.review_on),
  } as CasePage
}

/** A helping unit reads what it needs on site; of what the reporter gave the masked forms, unless in confidence. */
export function presentPartnerCase({
  row,
  matter,
  contact,
  unitName,
  expiresAt,
}: Pick<CaseParts, 'row' | 'matter' | 'contact'> & {
  unitName: string
  expiresAt: string
}): PartnerCase {
  const isShown = contact !== undefined && !contact.is_confidential
  return {
    number: row.number,
    title: row.title,
    text: matter.text,
    ...given('categoryCode', row.category_code),
    place: row.place,
    ...given('placeWords', isShown ? contact.place_words_masked : null),
    ...pointOf(matter),
    unitName,
    stage: row.stage,
    ...given('dueAt', row.due_at),
    ...given('arrivedAt', row.arrived_at),
    expiresAt,
    ...(isShown
      ? {
          contact: {
            ...given('nameMasked', contact.name_masked),
            ...given('phoneMasked', contact.phone_masked),
          },
        }
      : {}),
  } as PartnerCase
}

function pointOf({ lon, lat }: CaseParts['matter']) {
  return lon !== null && lat !== null ? { point: [lon, lat] } : {}
}

function presentPlace({ matter, path, contact }: CaseParts) {
  const steps = path.map((step) => presentStep(step as Parameters<typeof presentStep>[0]))
  return {
    node: steps.at(-1),
    path: steps.slice(0, -1),
    ...pointOf(matter),
    ...given('words', contact?.place_words_masked),
  }
}

/** Masked forms only; what opens them is `reveal`. What a unit may not open it does not see masked either. */
function presentReporter({ matter, contact }: CaseParts, doer: Doer, facts: CaseFacts) {
  const isConfidential = contact?.is_confidential ?? true
  const refusal = contactRefusal(contact, doer, facts)
  const isShown = refusal === undefined || !readsForUnit(facts, doer)
  return {
    reportId: matter.matter_id,
    ...given('nameMasked', isShown ? contact?.name_masked : null),
    ...given('phoneMasked', isShown ? contact?.phone_masked : null),
    isConfidential,
    onBehalf: matter.is_on_behalf,
    canReveal: refusal === undefined,
    ...given('revealRefusal', refusal),
  }
}

const unitPosts: readonly string[] = ['department-handler', 'property-staff']

/** Who holds a post may report in confidence too; then neither name nor post stands beside the report. */
function withoutSecret(parts: CaseParts, line: CaseParts['lines'][number]) {
  if (line.act !== 'report' || !isSecretReporter(parts, line.by_identity_id)) return line
  return { ...line, by_name: '', by_post: 'resident', by_unit: null }
}

function isSecretReporter({ row, contact }: CaseParts, identityId: string | null): boolean {
  const isConfidential = contact?.is_confidential ?? true
  return isConfidential && identityId !== null && identityId === row.reporter_identity_id
}

const nothing = { name_masked: null, phone_masked: null, place_words_masked: null }

function contactRefusal(contact: CaseParts['contact'], doer: Doer, facts: CaseFacts) {
  const { name_masked: name, phone_masked: phone, place_words_masked: words } = contact ?? nothing
  if (!contact || [name, phone, words].every((masked) => masked === null)) return 'nothing-given'
  return revealRefusalOf(facts, doer, contact.is_confidential)
}

function photosOf({ lines }: CaseParts, isShown: (act: string) => boolean): string[] {
  return lines
    .filter((line) => isShown(line.act))
    .reverse()
    .flatMap((line) => line.photo_ids)
}

function presentLimit(limit: CaseParts['limits'][number]): CaseLimit {
  return {
    step: limit.step,
    amount: limit.amount,
    clock: limit.clock,
    startedAt: limit.started_at,
    ...given('dueAt', limit.due_at),
    ...given('metAt', limit.met_at),
    ...given('endedAt', limit.ended_at),
    isProvisional: limit.is_provisional,
  } as CaseLimit
}

/** Who had a hand in it and may therefore not check, and who may (principle 2); units are not told who checks them. */
function presentCheckers(parts: CaseParts, facts: CaseFacts, doer: Doer): CheckerVerdict[] {
  if (unitPosts.includes(doer.post)) return []
  const { row, lines, checkers } = parts
  const involved = new Map(
    lines.map((line) => [line.by_identity_id, { name: line.by_name, post: line.by_post }]),
  )
  const barred = [...involved].flatMap(([identityId, { name, post }]) => {
    if (identityId === null) return []
    const isMe = identityId === doer.identityId
    const why = checkerObstacle(facts, isMe ? doer : { identityId })
    if (why === 'reported' && !isMe && isSecretReporter(parts, identityId)) return []
    return why && name !== '' ? [{ name, post, mayCheck: false, why, isMe }] : []
  })
  const unit = row.lead_unit_name
    ? [{ name: row.lead_unit_name, post: 'unit', mayCheck: false, why: 'handled' as const }]
    : []
  const free = checkers
    .filter(({ identity_id: identityId }) => {
      const person = identityId === doer.identityId ? doer : { identityId }
      return checkerObstacle(facts, person) === undefined
    })
    .map(({ person_name: name, post }) => ({
      name,
      post,
      mayCheck: true,
      why: 'independent' as const,
    }))
  return [...barred, ...unit, ...free]
}

/** `soon` from the last quarter of the limit, `over` past it. */
function dueState(row: Pick<CaseRow, 'due_at' | 'soon_at'>, now: string): CaseItem['dueState'] {
  if (row.due_at === null) return 'none'
  if (row.due_at <= now) return 'over'
  return row.soon_at !== null && row.soon_at <= now ? 'soon' : 'normal'
}

function given<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
