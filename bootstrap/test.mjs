import { ensureChromium } from './chromium.mjs'
import { lastLine } from './counts.mjs'
import { gates } from './gates.mjs'
import { install } from './install.mjs'
import { findNode24 } from './node24.mjs'
import { root } from './project.mjs'
import { tell } from './refusal.mjs'
import { runGates } from './run-gates.mjs'
import { requireSystem } from './system.mjs'

let sum = { passed: 0, failed: 1 }
await tell(async () => {
  requireSystem()
  await install('full')
  sum = await runGates(gates, { folder: root, node: findNode24(), ensureBrowser: ensureChromium })
  return sum.failed === 0 ? 0 : 1
})
process.stdout.write(`${lastLine(sum)}\n`)
