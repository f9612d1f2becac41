import { useMe } from '../../shell/session.ts'
import { t } from '../../words.ts'
import type { CaseAct, Stage } from '../case-words.ts'

const commandPosts: readonly (string | undefined)[] = ['dispatch-desk', 'community-secretary']

/** Whether whoever is signed in notes this act for a unit that has no account here. */
export function useActsForUnit(): (act: CaseAct) => act is 'arrive' | 'feed-back' {
  const post = useMe().data?.acting?.post
  return (act): act is 'arrive' | 'feed-back' =>
    (act === 'arrive' || act === 'feed-back') && commandPosts.includes(post)
}

/** The verb of an act, as the post that does it would say it. */
export function useActWord(): (act: CaseAct, stage?: Stage) => string {
  const post = useMe().data?.acting?.post
  const isForUnit = useActsForUnit()
  return (act, stage) => {
    if (act === 'hang' && stage === 'hung') return t('casework.again-hang')
    if (isForUnit(act)) return t(`casework.for-unit-${act}`)
    // At the dispatch desk a proposed no is 退回监督岗, since the checking desk reads it next.
    if (act === 'propose-no' && post === 'dispatch-desk') return t('casework.backToSupervision')
    return t(`casework.act-${act}`)
  }
}
