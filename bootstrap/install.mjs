import crypto from 'node:crypto'
import fs from 'node:fs'
import { join, sep } from 'node:path'
import { root, say } from './project.mjs'
import { Refusal } from './refusal.mjs'
import { outsidePath, run } from './run.mjs'
import { requireRoom } from './system.mjs'

/**
 * Installs what the lock file names, unless that is what is there. `start` leaves out the tools
 * of development, `full` has them; a full installation serves both and is never cut down.
 */
export async function install(mode, folder = root) {
  if (isInstalled(mode, folder)) return
  const wanted = readStamp(folder)?.mode === 'full' ? 'full' : mode
  requireRoom(folder, wanted)
  say('正在安装依赖，首次约需一两分钟', 'Installing packages, a minute or two the first time')
  const code = await installPackages(wanted, folder)
  if (code !== 0) throw notInstalled(code)
  writeStamp(wanted, folder)
}

/** Whether a stamp, or npm's own record of what it installed, agrees with the lock file. */
export function isInstalled(mode, folder = root) {
  const stamp = readStamp(folder)
  if (stamp?.lock === lockHash(folder) && serves(stamp.mode, mode)) return true
  const found = ['full', 'start'].find((one) => serves(one, mode) && holdsPackages(one, folder))
  if (!found) return false
  writeStamp(found, folder)
  return true
}

function serves(installed, wanted) {
  return installed === 'full' || installed === wanted
}

async function installPackages(mode, folder) {
  const lock = readJson(join(folder, 'package-lock.json'))
  const heartbeat = setInterval(() => say('仍在安装', 'still installing'), 20_000)
  const env = { ...process.env, PATH: outsidePath() }
  const code = await run([...npm(), ...npmArguments(mode, lock)], { cwd: folder, env })
  clearInterval(heartbeat)
  return code
}

/**
 * `npm ci`, unless the lock lacks an optional package of another platform, as it does when it
 * was written against a registry without it: npm 11.16 and later refuse such a lock in `npm ci`.
 */
export function npmArguments(mode, lock) {
  const command = lock && !namesEveryOptional(lock.packages) ? ['install', '--no-save'] : ['ci']
  const dev = mode === 'full' ? '--include=dev' : '--omit=dev'
  return [...command, dev, '--no-audit', '--no-fund', '--loglevel=error']
}

function namesEveryOptional(packages) {
  return Object.entries(packages).every(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).every((name) => isNamed(packages, path, name)),
  )
}

/** As Node looks a package up: beside the one that asks for it, then in each folder above. */
function isNamed(packages, path, name) {
  if (packages[join(path, 'node_modules', name)]) return true
  return path !== '' && isNamed(packages, path.replace(/(^|\/)[^/]+$/, ''), name)
}

/** The npm that called us, run by the system's Node: ours is about to be replaced. */
function npm() {
  const { npm_execpath: path, npm_node_execpath: node } = process.env
  if (!path?.endsWith('.js')) return ['npm']
  const outside = [node, process.execPath].find((one) => one && !isInside(one))
  return outside ? [outside, path] : ['npm']
}

function isInside(path) {
  return path.includes(`${sep}node_modules${sep}`)
}

/** npm's record alone is not enough: some commands write it without installing anything. */
function holdsPackages(mode, folder) {
  const lock = readJson(join(folder, 'package-lock.json'))?.packages
  const record = readJson(join(folder, 'node_modules', '.package-lock.json'))?.packages
  if (!lock || !record) return false
  return Object.entries(lock).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true
    const mayMiss = entry.optional || (mode === 'start' && (entry.dev || entry.devOptional))
    if (!record[path]) return Boolean(mayMiss)
    return record[path].integrity === entry.integrity && isPresent(join(folder, path), entry)
  })
}

function isPresent(path, { link, version }) {
  const manifest = readJson(join(path, 'package.json'))
  return manifest !== undefined && (link || manifest.version === version)
}

function stampPath(folder) {
  return join(folder, 'node_modules', '.linli-install')
}

function readStamp(folder) {
  return readJson(stampPath(folder))
}

function writeStamp(mode, folder) {
  fs.writeFileSync(stampPath(folder), `${JSON.stringify({ mode, lock: lockHash(folder) })}\n`)
}

function lockHash(folder) {
  const lock = fs.readFileSync(join(folder, 'package-lock.json'))
  return crypto.createHash('sha256').update(lock).digest('hex')
}

function readJson(path) {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function notInstalled(code) {
  return new Refusal(
    `依赖安装失败（npm 退出码 ${code}），请检查网络与 npm 镜像设置（npm config get registry）后重试。`,
    `The packages could not be installed (npm ended with ${code}): check the network and the registry (npm config get registry), then try again.`,
  )
}
