import { conditionsOf, isDangerous } from '@linli/contract/casework/limit.rules'
import { departsFrom, proposedUnit } from '@linli/contract/casework/proposal.rules'
import type { Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { matterRecords, showToUnits } from '../matter/index.ts'
import { type UnitRow, unitsByIds } from '../organisation/index.ts'
import { type Move, type Moved, type OpenFile, performAct } from './case.commands.ts'
import { addAssistingUnit, type CaseRow, dropAssistingUnits } from './case.sql.ts'
import { startLimits } from './clock.commands.ts'
import { fittingUnits, isComplainedOf, mayLead } from './lead-unit.commands.ts'

type Dispatch = {
  leadUnitId: string
  assistingUnitIds: readonly string[]
  /** Chinese texts of the conditions that a person says hold. */
  holds?: readonly string[]
  /** The day of a limit that someone else fixed, for types that have one. */
  dueOn?: string | undefined
  words?: string | undefined
  /** Why another unit leads than the one proposed. */
  why?: string | undefined
}

/**
 * Gives the case to a lead unit; its limits start now and are promised to the reporter.
 * @throws Refusal `unit-complained-of`: a complaint does not go to whom it complains of (12345 Art. 32);
 * `community-cannot-lead` for what the community has no role in; `condition-unknown` for a condition the type does not
 * have; `date-missing` where its limit is a date; `reason-missing` for another unit than the proposed one
 */
export function dispatchCase(ctx: Context, caseId: string, input: Dispatch): Promise<Moved> {
  return performAct(ctx, caseId, 'dispatch', async (file) => {
    const move = await giveTo(ctx, file, input)
    if (input.why === undefined) await requireProposed(ctx, file, input.leadUnitId)
    return move
  })
}

/** Routing is automatic; a person overrides it with a reason (R32). */
async function requireProposed(
  ctx: Context,
  { tx, row, category }: OpenFile,
  leadUnitId: string,
): Promise<void> {
  const proposed = proposedUnit(await fittingUnits(ctx, tx, row, category))
  if (departsFrom(leadUnitId, proposed?.unit.unit_id)) throw new Refusal('reason-missing')
}

/** The street decides who leads; that unit may not return it again. */
export function arbitrateCase(
  ctx: Context,
  caseId: string,
  input: {
    leadUnitId: string
    holds?: readonly string[]
    dueOn?: string | undefined
    words: string
  },
): Promise<Moved> {
  return performAct(ctx, caseId, 'arbitrate', async (file) => {
    const move = await giveTo(ctx, file, { ...input, assistingUnitIds: [] })
    const returned = new Set([...file.row.returned_unit_ids, input.leadUnitId])
    return { ...move, changes: { ...move.changes, returned_unit_ids: [...returned] } }
  })
}

/** Units see the course and the photos; a confidential contact stays out of their sight (12345 Art. 16). */
export async function bringIntoSight(
  ctx: Context,
  file: OpenFile,
  unitIds: readonly string[],
): Promise<void> {
  const { streetId } = ctx
  const matterId = file.row.matter_id
  const [contact] = await file.tx.rows(matterRecords.maskedContact({ streetId, matterId }))
  showToUnits(ctx, file.tx, matterId, unitIds, contact?.is_confidential ? [] : unitIds)
}

async function giveTo(ctx: Context, file: OpenFile, input: Dispatch): Promise<Move> {
  const { category } = file
  if (!category) throw new Refusal('category-missing')
  const holds = knownConditions(category, input.holds ?? [])
  const { lead, assisting } = await unitsOf(ctx, file, category, input)
  const given: CaseRow = {
    ...file.row,
    unit_ids: [lead, ...assisting].map(({ unit_id }) => unit_id),
    lead_unit_id: lead.unit_id,
    lead_unit_name: lead.name,
    lead_unit_kind: lead.kind,
    is_danger: file.row.is_danger || isDangerous(category, holds),
    dispatched_at: ctx.now,
  }
  await bringIntoSight(ctx, file, given.unit_ids)
  assist(ctx, file, assisting, given.unit_ids)
  const type = { category, holds, dueOn: input.dueOn }
  const { last } = await startLimits(ctx, file.tx, given, type)
  const { unit_ids, lead_unit_id, lead_unit_name, lead_unit_kind, is_danger, dispatched_at } = given
  return {
    changes: { unit_ids, lead_unit_id, lead_unit_name, lead_unit_kind, is_danger, dispatched_at },
    promisedAt: last.dueAt ?? undefined,
    isPromiseProvisional: last.isProvisional,
    line: { words: input.words, detail: detailOf(lead, assisting, holds, input.why) },
  }
}

/**
 * The conditions that a person says hold, if the type has them all.
 * @throws Refusal `condition-unknown`
 */
export function knownConditions(category: Category, holds: readonly string[]): readonly string[] {
  const known = conditionsOf(category).map(({ zh }) => zh)
  if (!holds.every((condition) => known.includes(condition))) throw new Refusal('condition-unknown')
  return holds
}

async function unitsOf(ctx: Context, file: OpenFile, category: Category, input: Dispatch) {
  const unitIds = [input.leadUnitId, ...input.assistingUnitIds]
  const units = await file.tx.rows(
    unitsByIds({ streetId: ctx.streetId, unitIds, day: localDateOf(ctx.now) }),
  )
  const lead = theOne(units.filter((unit) => unit.unit_id === input.leadUnitId))
  if (units.some(({ kind }) => isComplainedOf(category, kind))) {
    throw new Refusal('unit-complained-of')
  }
  if (!mayLead(lead, category)) throw new Refusal('community-cannot-lead')
  return { lead, assisting: units.filter((unit) => unit !== lead) }
}

function detailOf(
  lead: UnitRow,
  assisting: readonly UnitRow[],
  holds: readonly string[],
  why: string | undefined,
) {
  const names = assisting.map(({ name }) => name).join('、')
  return {
    unit: lead.name,
    ...(names === '' ? {} : { assisting: names }),
    ...(holds.length === 0 ? {} : { holds: holds.join('、') }),
    ...(why === undefined ? {} : { why }),
  }
}

function assist(
  ctx: Context,
  { row, tx }: OpenFile,
  units: readonly UnitRow[],
  unitIds: string[],
): void {
  const key = { streetId: ctx.streetId, caseId: row.case_id }
  const scope = { holderId: row.holder_id, gridPos: row.grid_pos, unitIds }
  tx.write(dropAssistingUnits(key))
  for (const { unit_id: unitId, name } of units) {
    tx.write(addAssistingUnit({ ...key, ...scope, unitId, name, at: ctx.now }))
  }
}
