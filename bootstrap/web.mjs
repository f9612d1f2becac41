import crypto from 'node:crypto'
import fs from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import zlib from 'node:zlib'
import { runWithNode24 } from './node24.mjs'
import { inProject, root, say } from './project.mjs'
import { Refusal, tell } from './refusal.mjs'

const APPS = [
  { name: 'phone', chinese: '手机端' },
  { name: 'desk', chinese: '工作台' },
]
/** Below this many bytes a compressed form saves nothing. */
const SMALL = 1000
const NOT_INPUT = new Set(['node_modules', 'dist', 'dev-dist'])

/** Builds the web apps whose sources changed since they were last built. */
export async function buildWebApps() {
  for (const app of APPS) await buildIfChanged(app)
}

/** A hash over every file that goes into one web app. */
export function inputHash(app, folder = root) {
  const parts = [`web/${app}`, 'web/kit', 'contract/src', 'package-lock.json']
  const files = parts.flatMap((part) => filesBelow(join(folder, part)))
  const hash = crypto.createHash('sha256')
  for (const file of files) {
    hash
      .update(`${relative(folder, file)}\0${fs.statSync(file).size}\0`)
      .update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

async function buildIfChanged({ name, chinese }) {
  const stamp = inProject('.cache', `web-${name}.sha256`)
  const hash = inputHash(name)
  const isBuilt = fs.existsSync(inProject('web', name, 'dist', 'index.html'))
  if (isBuilt && readText(stamp) === hash) return
  say(`正在生成${chinese}页面`, `Building the ${name} app`)
  const vite = inProject('node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--logLevel', 'warn']
  const env = { NODE_ENV: 'production' }
  const code = await runWithNode24(args, { cwd: inProject('web', name), env })
  if (code !== 0) throw notBuilt(name, chinese)
  compressTexts(inProject('web', name, 'dist'))
  fs.mkdirSync(dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, hash)
}

/** Beside every larger text a gzip and a Brotli form: a phone on slow data then loads a third of the bytes. */
export function compressTexts(folder) {
  const texts = filesBelow(folder).filter((file) =>
    /\.(js|mjs|css|html|svg|json|webmanifest)$/.test(file),
  )
  for (const file of texts) {
    const bytes = fs.readFileSync(file)
    if (bytes.length < SMALL) continue
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }))
    fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes))
  }
}

function filesBelow(path) {
  const found = fs.statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  const names = fs.readdirSync(path).filter((name) => !NOT_INPUT.has(name))
  return names.sort(inOrder).flatMap((name) => filesBelow(join(path, name)))
}

/** Not by language: the same files must give the same hash everywhere. */
function inOrder(one, other) {
  return one < other ? -1 : 1
}

function readText(path) {
  return fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : undefined
}

function notBuilt(name, chinese) {
  return new Refusal(
    `${chinese}页面生成失败，请根据上面的错误修改 web/${name} 后重试。`,
    `The ${name} app could not be built: mend web/${name} as the error above says and try again.`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await tell(async () => {
    await buildWebApps()
    return 0
  })
}
