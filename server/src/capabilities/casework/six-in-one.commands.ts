import type { CaseItem, SixInOneColumn } from '@linli/contract/casework/case.schema'
import { SixInOne } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { readAll } from '../../platform/db/transaction.ts'
import { scopeUnder } from './case-list.commands.ts'
import { presentCaseItem } from './case.present.ts'
import { newestOfEach, openOfEach } from './six-in-one.sql.ts'

const newestShown = 5

/** The open cases of the reader's scope in the six columns of 六位一体, empty columns included (R108). */
export async function boardOfSix(
  ctx: Context,
  under: string | undefined,
): Promise<{ columns: SixInOneColumn[]; asOf: string }> {
  const { lo, hi, visibilities } = await scopeUnder(ctx, under)
  const six = [...SixInOne.options]
  const part = { streetId: ctx.streetId, lo, hi, visibilities }
  const [open, newest] = await readAll(
    ctx,
    openOfEach(part),
    newestOfEach({ ...part, six, limit: newestShown }),
  )
  const counts = new Map(open.map((row) => [row.six_in_one, row.cases]))
  const columns = six.map((sixInOne) => ({
    sixInOne,
    open: counts.get(sixInOne) ?? 0,
    newest: newest
      .filter((row) => row.six_in_one === sixInOne)
      .map((row): CaseItem => presentCaseItem(row, ctx.now)),
  }))
  return { columns, asOf: ctx.now }
}
