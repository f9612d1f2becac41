import { ensureChromium } from '../bootstrap/chromium.mjs'

/** Stops the acceptance tests before the first one: a missing browser is a failure, never a skip. */
export default async function requireBrowser() {
  await ensureChromium()
}
