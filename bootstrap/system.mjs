import fs from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.mjs'

// Sizes of node_modules as installed, with room for npm to unpack.
const SPACE = { start: 1_000_000_000, full: 1_300_000_000 }
const PACKAGED = ['linux-x64', 'linux-arm64']

/** Refuses, in one sentence, a system on which nothing that follows can work. */
export function requireSystem(
  system = { version: process.versions.node, platform: process.platform, arch: process.arch },
) {
  const major = Number.parseInt(system.version, 10)
  if (system.platform === 'win32') throw windows()
  if (system.platform === 'darwin' && major < 24) throw newerNode('macOS', 24, system.version)
  if (major < 20) throw newerNode('邻里 Linli', 20, system.version)
  const isPackaged = PACKAGED.includes(`${system.platform}-${system.arch}`)
  if (!isPackaged && major < 24) {
    throw newerNode(`${system.platform}-${system.arch}`, 24, system.version)
  }
}

/** Refuses a project folder that cannot be written, or too small a disk for the packages. */
export function requireRoom(folder, mode, free = freeBytes(folder)) {
  try {
    fs.rmdirSync(fs.mkdtempSync(join(folder, '.linli-')))
  } catch {
    throw new Refusal(
      `无法写入项目文件夹 ${folder}，请修改它的所有者或权限后重试。`,
      `Cannot write to the project folder ${folder}: change its owner or permissions and try again.`,
    )
  }
  if (free >= SPACE[mode]) return
  const [left, needed] = [free, SPACE[mode]].map((bytes) => Math.floor(bytes / 1_000_000))
  throw new Refusal(
    `磁盘空间不足：${folder} 所在磁盘只剩 ${left} MB，安装需要 ${needed} MB，请清理后重试。`,
    `Not enough disk space: ${folder} has ${left} MB left and the installation needs ${needed} MB; free some and try again.`,
  )
}

function freeBytes(folder) {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}

function newerNode(what, needed, found) {
  return new Refusal(
    `${what} 需要 Node ${needed} 或更高版本（当前为 ${found}），请从 https://nodejs.org 安装后重试。`,
    `${what} needs Node ${needed} or newer (this is ${found}): install it from https://nodejs.org and try again.`,
  )
}

function windows() {
  return new Refusal(
    'Windows 上请在 WSL 2（例如 Ubuntu）中运行本命令。',
    'On Windows, run this command inside WSL 2 (Ubuntu, for example).',
  )
}
