import {
  proposeFrom,
  type Triage,
  type TriageModel,
  triageModel,
} from '@linli/contract/matter/triage.rules'
import type { Context } from '../../platform/db/context.ts'
import { readRows } from '../../platform/db/transaction.ts'
import { catalogueNow } from './catalogue.commands.ts'
import { corrections, countCorrections } from './proposal.sql.ts'

/** One model for each edition of the catalogue; corrections are only added, so their number tells what it has learned. */
type Kept = { catalogueId: string; learned: number; model: TriageModel }
const kept = new WeakMap<object, Map<number, Kept>>()

/**
 * Proposes types for a text from the catalogue in force and the street's own corrections (R32); what only staff raise is
 * not proposed to residents.
 * @throws Refusal `no-catalogue`
 */
export async function proposeTypes(ctx: Context, text: string): Promise<Triage> {
  const isResident = ctx.actor.post === 'public' || ctx.actor.post === 'resident'
  return proposeFrom(await modelOf(ctx), text, { isResident })
}

async function modelOf(ctx: Context): Promise<TriageModel> {
  const { streetId } = ctx
  const { catalogueId, version } = await catalogueNow(ctx)
  const learned = (await readRows(ctx, countCorrections({ streetId })))[0]?.corrections ?? 0
  const streets = kept.get(ctx.database) ?? new Map<number, Kept>()
  kept.set(ctx.database, streets)
  const known = streets.get(streetId)
  if (known?.catalogueId === catalogueId && known.learned === learned) return known.model
  const rows = await readRows(ctx, corrections({ streetId }))
  const lessons = rows.map((row) => ({ text: row.text, code: row.to_code }))
  const model = triageModel(version.categories, lessons)
  streets.set(streetId, { catalogueId, learned, model })
  return model
}
