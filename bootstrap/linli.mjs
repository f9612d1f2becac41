#!/usr/bin/env node
import { install } from './install.mjs'
import { runWithNode24 } from './node24.mjs'
import { tell } from './refusal.mjs'
import { requireSystem } from './system.mjs'

await tell(async () => {
  requireSystem()
  await install('start')
  return runWithNode24(['server/src/cli.ts', ...process.argv.slice(2)])
})
