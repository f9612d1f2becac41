import { v7 } from 'uuid'
import { instantOf, millisOf } from './clock.ts'

/** @returns a new UUID of version 7: ordered by time, so that newest-first is a walk along the key */
export function newId(): string {
  return v7()
}

/** @returns the least id of version 7 that could have been made at an instant or later */
export function firstIdOf(instant: string): string {
  const millis = Math.max(0, millisOf(instant)).toString(16).padStart(12, '0')
  return `${millis.slice(0, 8)}-${millis.slice(8)}-7000-8000-000000000000`
}

/** @returns the instant at which an id of version 7 was made */
export function instantOfId(id: string): string {
  return instantOf(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
