import { readingStages } from '@linli/contract/casework/case.rules'
import type { Stage } from '@linli/contract/casework/case.schema'
import type { Derivation } from '@linli/contract/casework/derivation.schema'
import type { Context } from '../../platform/db/context.ts'
import { type Reader, reading } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import { type Catalogue, catalogueOf, matterRecords, presentLine } from '../matter/index.ts'
import { caseById, caseOfMatter, type CaseRow } from './case.sql.ts'
import { mayRead } from './casework.access.ts'
import {
  deriveLimit,
  firstAnswer,
  limitAtStage,
  notGiven,
  type Reckoned,
  spentOn,
} from './clock.commands.ts'
import { isRunning, type LimitRow, limitsOf, type PauseRow, pausesOf } from './limit.sql.ts'
import { own } from './own.commands.ts'

/** A deadline with what its arithmetic needs; `due_at` is the date that stands. */
type Dated = Reckoned &
  Pick<LimitRow, 'step' | 'due_at'> &
  Partial<Pick<LimitRow, 'met_at' | 'ended_at'>>

/** Asks for the deadline that stands now, whichever it is: no screen needs to know the steps of the stages. */
const dueStep = 'due'

type Parts = {
  row: CaseRow
  promisedAt: string | null
  limits: readonly LimitRow[]
  pauses: readonly PauseRow[]
  /** The acts by which a person gave a date or stopped the clocks. */
  decisions: Parameters<typeof presentLine>[0][]
}

const givingActs = ['extend', 'dispatch', 'arbitrate']
const pausingActs = ['suspend', 'fail-check', 'reopen', 'answer-unsolved']

/**
 * The arithmetic behind one deadline of a case, line by line (R34): a limit running on it, the limit of the stage it
 * stands in, the `answer` promised to its reporter, or whichever of them is `due` next.
 * @throws Refusal `not-found` when the case has no such deadline
 */
export async function deriveCaseLimit(
  ctx: Context,
  caseId: string,
  step: string,
): Promise<Derivation> {
  const { streetId } = ctx
  const parts = await reading(ctx, async (tx) => {
    const row = theOne(await tx.rows(caseById({ streetId, caseId })))
    if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
    return partsOf(tx, row)
  })
  const catalogue = await catalogueOf(ctx, parts.row.catalogue_id)
  const dated = step === dueStep ? nowDue(parts, catalogue) : named(step, parts, catalogue)
  if (!dated) throw new Refusal('not-found')
  return derive(ctx, dated, parts, catalogue)
}

function named(step: string, parts: Parts, catalogue: Catalogue): Dated | undefined {
  const running = parts.limits.find((limit) => limit.step === step)
  const dated = running ?? (step === firstAnswer.step ? promise(parts) : ofStage(parts, catalogue))
  return dated?.step === step ? dated : undefined
}

/** The deadline that every list shows of the case: a limit that runs and falls due then, or that of the stage. */
function nowDue(parts: Parts, catalogue: Catalogue): Dated | undefined {
  const { due_at: due } = parts.row
  if (due === null) return undefined
  const running = parts.limits.find(
    (limit) => isRunning(limit) && limit.due_at !== null && !isOther(limit.due_at, due),
  )
  return running ?? ofStage(parts, catalogue)
}

/**
 * The arithmetic behind the day by which the reporter hears: the first answer until the case is dispatched, then the
 * limit that ends it.
 * @throws Refusal `not-found` for a report of someone else, or one that promises nothing
 */
export async function derivePromise(ctx: Context, matterId: string): Promise<Derivation> {
  const self = own(ctx)
  const parts = await reading(self, async (tx) =>
    partsOf(tx, theOne(await tx.rows(caseOfMatter({ streetId: ctx.streetId, matterId })))),
  )
  const last = parts.limits.at(-1)
  const dated = last ? { ...last, due_at: parts.promisedAt } : promise(parts)
  if (!dated) throw new Refusal('not-found')
  return derive(self, dated, parts, await catalogueOf(self, parts.row.catalogue_id))
}

async function partsOf(tx: Reader, row: CaseRow): Promise<Parts> {
  const { street_id: streetId, case_id: caseId, matter_id: matterId } = row
  const [matters, limits, pauses, decisions] = await Promise.all([
    tx.rows(matterRecords.matterById({ streetId, matterId })),
    tx.rows(limitsOf({ streetId, caseId })),
    tx.rows(pausesOf({ streetId, caseId })),
    tx.rows(
      matterRecords.linesOfActs({ streetId, matterId, acts: [...givingActs, ...pausingActs] }),
    ),
  ])
  return { row, promisedAt: theOne(matters).promised_at, limits, pauses, decisions }
}

/** The first answer is promised when the report comes in; a dispatch replaces it by the limit that ends the case. */
function promise({ row, promisedAt, limits }: Parts): Dated | undefined {
  if (limits.length > 0 || promisedAt === null) return undefined
  return { ...firstAnswer, ...notGiven, started_at: row.reported_at, due_at: promisedAt }
}

function ofStage({ row }: Parts, catalogue: Catalogue): Dated | undefined {
  const category = catalogue.byCode.get(row.category_code ?? '')
  // During a second reading the stage it came from goes on falling due.
  const stage = readingStages.includes(row.stage as Stage) ? row.stage_before : row.stage
  const limit = limitAtStage(stage as Stage, catalogue, category)
  return limit && { ...limit, ...notGiven, started_at: row.stage_since, due_at: row.stage_due_at }
}

async function derive(
  ctx: Context,
  dated: Dated,
  { row, pauses, decisions }: Parts,
  catalogue: Catalogue,
): Promise<Derivation> {
  const derivation = await deriveLimit(ctx, dated, pauses)
  const over = dated.met_at ?? dated.ended_at ?? row.ended_at ?? ctx.now
  const { counted, wallMinutes: minutes } = await spentOn(ctx, dated, pauses, over)
  const isForReporter = ctx.actor.role === 'linli_self'
  return {
    step: dated.step,
    amount: dated.amount,
    clock: dated.clock,
    ...(derivation.dueAt ? { dueAt: derivation.dueAt } : {}),
    ...(isOther(dated.due_at, derivation.dueAt) ? { standsAt: dated.due_at } : {}),
    isProvisional: derivation.provisional,
    catalogue: catalogue.version.label,
    spent: { counted, minutes },
    lines: derivation.lines.map((line) => withApprover(line, decisions, isForReporter)),
  } as Derivation
}

type Line = Awaited<ReturnType<typeof deriveLimit>>['lines'][number]

/** Who gave a date or stopped the clocks, and with which reason, as the line of that act has it. */
function withApprover(line: Line, decisions: Parts['decisions'], isForReporter: boolean) {
  const decided = (acts: readonly string[], ...instants: (string | undefined)[]) => {
    const found = decisions.find(
      ({ act, at }) => acts.includes(act) && instants.some((one) => one && isSame(one, at)),
    )
    return found && presentLine(found, isForReporter)
  }
  if (line.kind === 'given') {
    const { act, by, words } = decided(givingActs, line.at) ?? {}
    return { ...line, by, ...(act === 'extend' ? { words } : {}) }
  }
  if (line.kind !== 'paused') return line
  const pauses = line.pauses.map((pause) => {
    return { ...pause, by: decided(pausingActs, pause.from, pause.until)?.by }
  })
  return { ...line, pauses }
}

function isSame(a: string, b: string): boolean {
  return millisOf(a) === millisOf(b)
}

function isOther(standing: string | null, derived: string | undefined): boolean {
  if (standing === null) return false
  return derived === undefined || !isSame(standing, derived)
}
