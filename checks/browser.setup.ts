import { findBrowser, missingBrowser } from './browser.ts'

/** Stops the acceptance tests before the first one: a missing browser is a failure, never a skip. */
export default function requireBrowser(): void {
  if (findBrowser(process.env) === undefined) throw new Error(missingBrowser)
}
