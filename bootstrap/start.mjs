import { install } from './install.mjs'
import { runWithNode24 } from './node24.mjs'
import { tell } from './refusal.mjs'
import { requireSystem } from './system.mjs'
import { buildWebApps } from './web.mjs'

await tell(async () => {
  requireSystem()
  await install('start')
  await buildWebApps()
  return runWithNode24(['server/src/main.ts', ...process.argv.slice(2)])
})
