import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { inProject } from './project.mjs'
import { Refusal } from './refusal.mjs'
import { run, toolEnvironment } from './run.mjs'

/** The Node that runs the server: the packaged one, else the running one if it is new enough. */
export function findNode24(
  packaged = inProject('node_modules', '.bin', 'node'),
  running = { path: process.execPath, version: process.versions.node },
) {
  if (fs.existsSync(packaged) && isNode24(packaged)) return fs.realpathSync(packaged)
  if (Number.parseInt(running.version, 10) >= 24) return running.path
  throw new Refusal(
    '项目自带的 Node 24 在本系统无法运行，请安装 Node 24 或更高版本（https://nodejs.org）后重试。',
    'The packaged Node 24 does not run on this system: install Node 24 or newer (https://nodejs.org) and try again.',
  )
}

/** Runs a TypeScript or JavaScript file with Node 24; compiled code is kept for the next start. */
export function runWithNode24(args, { cwd, env = {} } = {}) {
  const node = findNode24()
  const cache = { NODE_COMPILE_CACHE: inProject('.cache', 'node'), ...env }
  return run([node, ...args], { cwd, env: toolEnvironment(node, cache) })
}

function isNode24(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 && Number.parseInt(stdout.slice(1), 10) >= 24
}
