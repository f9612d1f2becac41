import { say } from '@linli/kit/parts/Toast'
import { codeWords } from '@linli/kit/problem'
import { type Doing, perform } from '../outbox/perform.ts'
import type { WriteKey } from '../outbox/store.ts'
import { queries } from '../shell/reads.ts'
import { t } from '../words.ts'
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
  if (done.kind === 'refused') say(codeWords(done.problem.code))
  else say(done.kind === 'sent' ? t('matter.noted', { act: doing.title }) : t('matter.keptHere'))
  void queries.invalidateQueries({ queryKey: myReportsQuery.queryKey })
  void queries.invalidateQueries({ queryKey: ['my-report', reportId] })
  return done.kind !== 'refused'
}
