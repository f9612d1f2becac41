import { handsWith, isUnseen } from '@linli/contract/casework/guard.rules'
import { levelOfPost } from '@linli/contract/casework/level.rules'
import { departsFrom } from '@linli/contract/casework/proposal.rules'
import type { Context } from '../../platform/db/context.ts'
import { reading } from '../../platform/db/transaction.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, proposeTypes, showPhotos } from '../matter/index.ts'
import { type Moved, type OpenFile, performAct, scopeOf } from './case.commands.ts'
import { doerOf, factsOf } from './case-facts.commands.ts'
import { barPeople, caseById, type CaseRow, lockCase } from './case.sql.ts'
import { mayRead } from './casework.access.ts'
import { propose } from './decide.commands.ts'
import { requireResult } from './handle.commands.ts'

type Evidence = { photoIds: string[] }

/**
 * A grid member was there; what they saw goes to the file. Where nothing was found, that is a no, and a second person
 * reads it.
 */
export function verifyCase(
  ctx: Context,
  caseId: string,
  input: Evidence & { isThere: boolean; words?: string | undefined },
): Promise<Moved> {
  if (!input.isThere) return findNothing(ctx, caseId, { ...input, ground: input.words ?? '' })
  return performAct(ctx, caseId, 'verify', (file) => {
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    return {
      line: { words: input.words, photoIds: input.photoIds, detail: { isThere: input.isThere } },
    }
  })
}

function findNothing(
  ctx: Context,
  caseId: string,
  input: Evidence & { ground: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'propose-no', (file) => {
    if (file.row.stage !== 'reported') throw new Refusal('act-not-now', { stage: file.row.stage })
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    return propose(input, { outcome: 'not-found-on-site', isThere: false })
  })
}

/** Settled on the spot: reporter and handler may be one, so a drawn share is checked by another (principle 2). */
export function settleCase(
  ctx: Context,
  caseId: string,
  input: Evidence & { words: string; categoryCode?: string | undefined },
): Promise<Moved> {
  const act = { act: 'settle' as const, categoryCode: input.categoryCode }
  return performAct(ctx, caseId, act, (file) => {
    // Who settles it does not choose what it is: a type is named only where there is none, and corrected beforehand.
    const isNamed = [null, file.category?.code].includes(file.row.category_code)
    if (!isNamed) throw new Refusal('category-stands', { category: file.row.category_code ?? '' })
    requireResult(file.category, input.photoIds)
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    return {
      changes: {
        ...categoryChanges(file),
        handled_at: ctx.now,
        outcome: 'solved-on-spot',
        solved_level: levelOfPost(doerOf(ctx).post),
      },
      line: { words: input.words, photoIds: input.photoIds },
    }
  })
}

/**
 * A corrected type also teaches the proposal (R32).
 * @throws Refusal `reason-missing` for another type than stands or was proposed
 */
export async function reclassifyCase(
  ctx: Context,
  caseId: string,
  input: { categoryCode: string; words?: string | undefined },
): Promise<Moved> {
  const act = { act: 'reclassify' as const, categoryCode: input.categoryCode }
  const proposed = await typeProposed(ctx, caseId, input)
  return performAct(ctx, caseId, act, (file) => {
    requireReason(file, input, proposed)
    learn(ctx, file, input.categoryCode)
    return {
      changes: categoryChanges(file),
      line: { words: input.words, audience: 'staff', detail: { category: input.categoryCode } },
    }
  })
}

/**
 * The case is one of this type.
 * @throws Refusal `verify-first` where nobody has seen it and no reason is given, `reason-missing` for another type than
 * stands or was proposed
 */
export async function fileCase(
  ctx: Context,
  caseId: string,
  input: { categoryCode?: string | undefined; words?: string | undefined },
): Promise<Moved> {
  const act = { act: 'file' as const, categoryCode: input.categoryCode }
  const proposed = await typeProposed(ctx, caseId, input)
  return performAct(ctx, caseId, act, (file) => {
    if (isUnseen(file.facts) && !input.words) throw new Refusal('verify-first')
    requireReason(file, input, proposed)
    if (input.categoryCode !== undefined && input.categoryCode !== file.row.category_code) {
      learn(ctx, file, input.categoryCode)
    }
    return {
      changes: categoryChanges(file),
      line: {
        words: input.words,
        detail: { category: input.categoryCode ?? file.row.category_code ?? '' },
      },
    }
  })
}

/** Joins one case to another; its reporter keeps receipt and answer and is told where it went. */
export function mergeCase(
  ctx: Context,
  caseId: string,
  input: { intoCaseId: string; words: string },
): Promise<Moved> {
  const act = { act: 'merge' as const, alsoLock: input.intoCaseId }
  return performAct(ctx, caseId, act, async (file) => {
    const [into] = await file.tx.rows(
      lockCase({ streetId: ctx.streetId, caseId: input.intoCaseId }),
    )
    const isOpen = into?.ended_at === null && mayRead(ctx.actor.post, into.visibility)
    if (!isOpen || into.case_id === caseId) throw new Refusal('not-merged-here')
    barJoined(ctx, file, into)
    return {
      changes: { outcome: 'joined' },
      joinedTo: into.matter_id,
      line: { words: input.words, detail: { into: into.number } },
    }
  })
}

/** Whoever had a part in the joined case judges neither. */
export function barJoined(ctx: Context, { tx, facts }: OpenFile, into: CaseRow): void {
  const { handledBy, joinedPeople, joinedHolders } = handsWith(
    factsOf(into, undefined, ctx.now),
    facts,
  )
  tx.write(
    barPeople({
      streetId: ctx.streetId,
      caseId: into.case_id,
      handledBy: [...handledBy],
      joinedPeople: [...joinedPeople],
      joinedHolders: [...joinedHolders],
    }),
  )
}

type Choice = { categoryCode?: string | undefined; words?: string | undefined }

/** The type that the words of a report speak for; asked only where somebody chose one and gave no reason. */
async function typeProposed(
  ctx: Context,
  caseId: string,
  { categoryCode, words = '' }: Choice,
): Promise<string | undefined> {
  if (categoryCode === undefined || words !== '') return undefined
  const { streetId } = ctx
  const text = await reading(ctx, async (tx) => {
    const [row] = await tx.rows(caseById({ streetId, caseId }))
    if (row === undefined || row.category_code !== null) return undefined
    const matterId = row.matter_id
    return (await tx.rows(matterRecords.matterById({ streetId, matterId })))[0]?.text
  })
  if (text === undefined) return undefined
  const { proposals, abstained } = await proposeTypes(ctx, text)
  return abstained ? undefined : proposals[0]?.code
}

/** What is proposed, or stands in the file, is overridden by a person with a reason (R32). */
function requireReason(
  { row }: OpenFile,
  { categoryCode, words = '' }: Choice,
  proposed: string | undefined,
): void {
  const isOther = departsFrom(categoryCode, row.category_code ?? proposed)
  if (isOther && words === '') throw new Refusal('reason-missing')
}

/** What follows from the type: its tag, its visibility and, where every case of it is dangerous, the danger. */
function categoryChanges({ row, category }: OpenFile): Partial<CaseRow> {
  if (!category) return {}
  const { code, sixInOne, visibility, danger, dangerWhen } = category
  return {
    category_code: code,
    is_type_corrected:
      row.is_type_corrected || (row.category_code !== null && row.category_code !== code),
    six_in_one: sixInOne,
    visibility,
    is_danger: danger && dangerWhen === undefined,
  }
}

/** What is read by few is not learned from either: a lesson keeps the words in clear for everyone's proposals. */
function learn(ctx: Context, file: OpenFile, toCode: string): void {
  const types = [toCode, file.row.category_code ?? toCode]
  if (types.some((code) => file.catalogue.byCode.get(code)?.visibility !== 'normal')) return
  file.tx.write(
    matterRecords.addCorrection({
      streetId: ctx.streetId,
      correctionId: newId(),
      text: file.row.title,
      fromCode: file.row.category_code,
      toCode,
      at: ctx.now,
    }),
  )
}
