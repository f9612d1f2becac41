import type { KnownDetails } from '@linli/contract/matter/matter.schema'
import { call } from '@linli/kit/client'
import { useQuery } from '@tanstack/react-query'
import { kept } from '../shell/reads.ts'
import { useMe } from '../sign-in/session.ts'

/** What the street holds of the person signed in, so that nobody is asked twice. */
export function useKnown(): KnownDetails | undefined {
  const identity = useMe()?.identityId
  return useQuery({
    queryKey: ['known', identity],
    queryFn: ({ signal }) => call('GET /my/details', { signal }),
    enabled: identity !== undefined,
    meta: kept,
  }).data
}
