import { listenLive } from '@linli/kit/live'
import { onOutbox } from '../outbox/sending.ts'
import { queries } from './reads.ts'

/** Fetches again what is on the screen whenever something changed on the server. */
export function followLive(): () => void {
  return listenLive(fetchAgain)
}

/** The same whenever something left this phone, signed in or not: a helping unit has no live line. */
export function followOutbox(): () => void {
  return onOutbox(fetchAgain)
}

function fetchAgain(): void {
  void queries.invalidateQueries()
}
