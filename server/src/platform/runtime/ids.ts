import { v7 } from 'uuid'

/** @returns a new UUID of version 7: ordered by time, so that newest-first is a walk along the key */
export function newId(): string {
  return v7()
}
