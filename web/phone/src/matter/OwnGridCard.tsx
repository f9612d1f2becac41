import { type Answer, call } from '@linli/kit/client'
import { CallLink } from '@linli/kit/parts/Button'
import { useQuery } from '@tanstack/react-query'
import { kept } from '../shell/reads.ts'
import { postName } from '../sign-in/postName.ts'
import { useMe, useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'

/** Community and grid of the person signed in, as far as their own reports say. */
export function useOwnGrid(): Answer<'GET /my/grid'> | undefined {
  const identity = useMe()?.identityId
  return useQuery({
    queryKey: ['own-grid', identity],
    queryFn: ({ signal }) => call('GET /my/grid', { signal }),
    enabled: identity !== undefined,
    meta: kept,
  }).data
}

/** Who serves there: salaried staff by name, volunteers by work number; the community's phone finds either. */
export function OwnGridCard() {
  const own = useOwnGrid()
  const street = useStreet()
  if (!own?.member || !street) return null
  const { post, name, workNumber } = own.member
  return (
    <section className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-3">
      <p className="min-w-[min(10rem,100%)] flex-1 leading-snug">
        <span className="hint block">{t('matter.yourGrid')}</span>
        <b>{name ?? `${postName(post)} ${t('matter.workNumber', { number: workNumber })}`}</b>{' '}
        <span className="text-ink2">{own.grid}</span>
      </p>
      <CallLink phone={street.phone}>{t('matter.callThem')}</CallLink>
    </section>
  )
}
