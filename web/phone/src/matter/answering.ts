import { type Doing, perform } from '../outbox/perform.ts'
import { sayDone } from '../outbox/saying.ts'
import type { WriteKey } from '../outbox/store.ts'
import { queries } from '../shell/reads.ts'
import { myReportsQuery } from './myReports.ts'

/** Does an act on one's own report and says what became of it; answers whether it was taken. */
export async function actOnReport<Key extends WriteKey>(
  reportId: string,
  doing: Omit<Doing<Key>, 'params' | 'subjectId'>,
): Promise<boolean> {
  const done = await perform<Key>({
    ...doing,
    params: { reportId },
    subjectId: reportId,
  } as Doing<Key>)
  void queries.invalidateQueries({ queryKey: myReportsQuery.queryKey })
  void queries.invalidateQueries({ queryKey: ['my-report', reportId] })
  return sayDone(done, doing.title)
}
