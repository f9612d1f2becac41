import { install } from './install.mjs'
import { runWithNode24 } from './node24.mjs'
import { tell } from './refusal.mjs'
import { requireSystem } from './system.mjs'
import { buildWebApps } from './web.mjs'

await tell(async () => {
  requireSystem()
  await install('full')
  await buildWebApps()
  return runWithNode24(['bench/bench.ts', ...process.argv.slice(2)])
})
