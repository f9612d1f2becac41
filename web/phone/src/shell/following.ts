import { listenLive } from '@linli/kit/live'
import { onOutbox } from '../outbox/sending.ts'
import { queries } from './reads.ts'

/** Fetches again what is on the screen whenever something changed there or here. */
export function followLive(): () => void {
  const refetch = () => void queries.invalidateQueries()
  const stopLive = listenLive(refetch)
  const stopOutbox = onOutbox(refetch)
  return () => {
    stopLive()
    stopOutbox()
  }
}
