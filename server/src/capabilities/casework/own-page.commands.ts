import { refusalOf } from '@linli/contract/casework/case.rules'
import type { CaseAct } from '@linli/contract/casework/case.schema'
import { reopenDays } from '@linli/contract/matter/reopening.rules'
import type { ReportPage } from '@linli/contract/matter/matter.schema'
import type { Context } from '../../platform/db/context.ts'
import { readAll } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { addMinutes } from '../../platform/runtime/clock.ts'
import { matterRecords, type OwnActs, presentReportPage } from '../matter/index.ts'
import { doerOf, endOf, factsOf } from './case-facts.commands.ts'
import { caseOfMatter, type CaseRow } from './case.sql.ts'
import { mayRead } from './casework.access.ts'
import { own } from './own.commands.ts'

const dayMinutes = 24 * 60

/** One report as its reporter reads it; what can be done with it is asked of the one table of all acts. */
export async function readOwnReport(ctx: Context, matterId: string): Promise<ReportPage> {
  const self = own(ctx)
  const key = { streetId: ctx.streetId, matterId }
  const [cases, matters, contacts, lines] = await readAll(
    self,
    caseOfMatter(key),
    matterRecords.matterById(key),
    matterRecords.maskedContact(key),
    matterRecords.linesOf(key),
  )
  const matter = theOne(matters)
  if (!mayRead(self.actor.post, theOne(cases).visibility)) throw new Refusal('not-found')
  return presentReportPage(matter, contacts[0], lines, actsNow(self, theOne(cases), matter))
}

function actsNow(
  self: Context,
  row: CaseRow,
  { answer, rating }: { answer: string | null; rating: number | null },
): OwnActs {
  const facts = factsOf(row, undefined, self.now)
  const may = (act: CaseAct) => refusalOf(facts, act, doerOf(self)) === undefined
  const endedAt = endOf(row)
  const isReopenable = may('reopen') && endedAt !== null
  return {
    canAnswer: may('answer-unsolved') && (row.stage === 'checking' || answer === null),
    canRate: may('rate') && rating === null,
    canWithdraw: may('withdraw'),
    ...(isReopenable ? { canReopenUntil: addMinutes(endedAt, reopenDays * dayMinutes) } : {}),
  }
}
