import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from './project.mjs'
import { Refusal } from './refusal.mjs'
import { run } from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/**
 * The path of a Chromium: the one CHROMIUM names, else one on PATH, else, for root on a system
 * with apt, one installed now. Refuses with the command to run where there is none.
 */
export async function ensureChromium(env = process.env) {
  if (env.CHROMIUM) return requireProgram(env.CHROMIUM)
  return findChromium(env.PATH) ?? (await installChromium(env))
}

export function findChromium(path = '') {
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram)
}

async function installChromium(env) {
  const hasApt = spawnSync('apt-get', ['--version'], { env }).status === 0
  if (process.getuid?.() !== 0 || !hasApt) throw noBrowser()
  say('正在安装浏览器用于测试', 'Installing a browser for the tests')
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(['apt-get', 'update', '-q'], { env: quiet })
  const install = ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...PACKAGES]
  const code = await run(install, { env: quiet })
  const found = code === 0 ? findChromium(env.PATH) : undefined
  if (!found) throw noBrowser()
  return found
}

function requireProgram(path) {
  if (isProgram(path)) return path
  throw new Refusal(
    `CHROMIUM 指定的 ${path} 不是可运行的程序，请改为 Chromium 的完整路径。`,
    `CHROMIUM names ${path}, which is not a program: set it to the full path of Chromium.`,
  )
}

function isProgram(path) {
  try {
    fs.accessSync(path, fs.constants.X_OK)
    return fs.statSync(path).isFile()
  } catch {
    return false
  }
}

function noBrowser() {
  const command = `sudo apt-get install -y ${PACKAGES.join(' ')}`
  return new Refusal(
    `浏览器测试需要 Chromium，请运行 ${command}，或用 CHROMIUM 指定它的路径。`,
    `The browser tests need Chromium: run ${command}, or name its path in CHROMIUM.`,
  )
}
