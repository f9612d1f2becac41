import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { install, isInstalled, npmArguments } from './install.mjs'
import { findNode24 } from './node24.mjs'
import { outsidePath } from './run.mjs'
import { requireRoom, requireSystem } from './system.mjs'
import { inputHash } from './web.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const roomy = { timeout: 60_000 }
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('a system that cannot run Linli is told so in one sentence', () => {
  type System = { platform: NodeJS.Platform; arch: NodeJS.Architecture; version: string }
  const linux: System = { platform: 'linux', arch: 'x64', version: '20.20.2' }

  test.each<[string, System, string]>([
    ['an old Node', { ...linux, version: '18.19.0' }, 'needs Node 20'],
    [
      'macOS without Node 24',
      { ...linux, platform: 'darwin', version: '22.1.0' },
      'macOS needs Node 24',
    ],
    ['Windows', { ...linux, platform: 'win32' }, 'WSL 2'],
    ['a processor without a packaged Node', { ...linux, arch: 'riscv64' }, 'needs Node 24'],
  ])('%s', (_, system, sentence) => {
    expect(() => requireSystem(system)).toThrow(sentence)
  })

  test.each<[string, System]>([
    ['Node 20 on Linux', linux],
    ['macOS with Node 24', { platform: 'darwin', arch: 'arm64', version: '24.1.0' }],
    ['any Linux with Node 24', { platform: 'linux', arch: 'riscv64', version: '24.1.0' }],
  ])('while %s is let in', (_, system) => {
    expect(() => requireSystem(system)).not.toThrow()
  })

  test('a disk too small for the packages', () => {
    expect(() => requireRoom(newFolder(), 'full', 100_000_000)).toThrow('100 MB left')
  })

  test.runIf(existsSync('/sys/kernel'))('a project folder on a read-only disk', () => {
    expect(() => requireRoom('/sys/kernel', 'start')).toThrow('Cannot write to the project folder')
  })
})

describe('the Node that runs the server', () => {
  test('is the packaged one where it works', () => {
    const old = { path: '/usr/bin/node', version: '20.0.0' }
    expect(findNode24(process.execPath, old)).toBe(realpathSync(process.execPath))
  })

  test('is the running one where the packaged one does not work', () => {
    const broken = program(newFolder(), 'node', '#!/bin/sh\nexit 127\n')
    const running = { path: '/opt/node', version: '24.3.0' }
    expect(findNode24(broken, running)).toBe('/opt/node')
  })

  test('is asked for when neither will do', () => {
    const running = { path: '/usr/bin/node', version: '20.0.0' }
    expect(() => findNode24('/nowhere/node', running)).toThrow('install Node 24')
  })

  test("npm's own programs are found without those of the project", () => {
    const path = ['/a/node_modules/.bin', '/usr/bin', '/a/web/node_modules/.bin', '/bin']
    expect(outsidePath(path.join(delimiter))).toBe(['/usr/bin', '/bin'].join(delimiter))
  })
})

describe('installing packages', roomy, () => {
  test('start leaves out the tools of development, test adds them, and start keeps them', async () => {
    const folder = newProject()
    await install('start', folder)
    expect(installed(folder)).toEqual({ alpha: true, beta: false })
    await install('full', folder)
    expect(installed(folder)).toEqual({ alpha: true, beta: true })
    await install('start', folder)
    expect(installed(folder)).toEqual({ alpha: true, beta: true })
  })

  test('nothing is installed again until the lock file changes', async () => {
    const folder = newProject()
    await install('full', folder)
    const before = stampOf(folder)
    await install('full', folder)
    expect(stampOf(folder)).toEqual(before)
    addPackage(folder, 'gamma')
    expect(isInstalled('full', folder)).toBe(false)
    await install('start', folder)
    expect(existsSync(join(folder, 'node_modules', 'gamma'))).toBe(true)
    expect(installed(folder)).toEqual({ alpha: true, beta: true })
  })

  test('packages that a developer installed with npm are taken as they are', async () => {
    const folder = newProject()
    await install('full', folder)
    rmSync(join(folder, 'node_modules', '.linli-install'))
    expect(isInstalled('full', folder)).toBe(true)
  })

  test('an installation that was cut short is done again', async () => {
    const folder = newProject()
    await install('full', folder)
    rmSync(join(folder, 'node_modules', '.linli-install'))
    rmSync(join(folder, 'node_modules', '.package-lock.json'))
    expect(isInstalled('start', folder)).toBe(false)
  })

  test('a lock file without an optional package of another platform is installed all the same', () => {
    const asking = { optionalDependencies: { '@fast/darwin': '1.0.0' } }
    const packages = { '': {}, 'node_modules/fast': asking, 'node_modules/fast/node_modules/x': {} }
    expect(npmArguments('start', { packages })).toContain('install')
    const complete = { ...packages, 'node_modules/@fast/darwin': {} }
    expect(npmArguments('start', { packages: complete })).toContain('ci')
  })

  test('a lock file that npm refuses ends in one sentence', async () => {
    const folder = newProject()
    writeFileSync(join(folder, 'package.json'), '{"dependencies":{"alpha":"file:./nowhere"}}')
    await expect(install('start', folder)).rejects.toThrow('could not be installed')
  })
})

describe('npm start', roomy, () => {
  test('goes from a fresh clone to a running server under the system’s own Node', async () => {
    const folder = newProject()
    const { output, code } = await finished(start(folder, ['answer']))
    expect(output).toContain('Installing packages')
    expect(output).toContain('Building the phone app')
    expect(output).toContain('Building the desk app')
    expect(output).toContain(`answer from Node ${process.versions.node}`)
    expect(code).toBe(0)
  })

  test('installs and builds only once, and again what has changed', async () => {
    const folder = newProject()
    await finished(start(folder))
    const second = await finished(start(folder))
    expect(second.output).not.toMatch(/Installing|Building/)
    writeFileSync(join(folder, 'web', 'desk', 'page.tsx'), 'changed')
    const third = await finished(start(folder))
    expect(third.output).toContain('Building the desk app')
    expect(third.output).not.toContain('Building the phone app')
  })

  test("keeps the server's exit code", async () => {
    expect((await finished(start(newProject(), ['fail']))).code).toBe(42)
  })

  test('passes a request to end on to the server and waits for it', async () => {
    const child = start(newProject(), ['wait'])
    await heard(child, 'waiting')
    child.kill('SIGTERM')
    const { output, code } = await finished(child)
    expect(output).toContain('drained')
    expect(code).toBe(7)
  })

  test.each(['SIGTERM', 'SIGKILL'] as const)('ends the server when npm gets %s', async (signal) => {
    const folder = newProject()
    const { PATH, HOME } = process.env
    const npm = spawn('npm', ['start', '--', 'wait'], { cwd: folder, env: { PATH, HOME } })
    await heard(npm, 'waiting')
    const rest = finished(npm)
    npm.kill(signal)
    expect((await rest).output).toContain('drained')
  })

  test('stops with one sentence when a web app cannot be built', async () => {
    const folder = newProject()
    writeFileSync(join(folder, 'web', 'phone', 'broken'), '')
    const { output, code } = await finished(start(folder, ['answer']))
    expect(output).toContain('The phone app could not be built')
    expect(output).not.toContain('answer')
    expect(code).toBe(1)
  })

  test('the hash of a web app does not see what the build itself writes', () => {
    const folder = newProject()
    const before = inputHash('phone', folder)
    mkdirSync(join(folder, 'web', 'phone', 'dist'))
    writeFileSync(join(folder, 'web', 'phone', 'dist', 'index.html'), '')
    expect(inputHash('phone', folder)).toBe(before)
    writeFileSync(join(folder, 'web', 'kit', 'tokens.css'), '')
    expect(inputHash('phone', folder)).not.toBe(before)
  })
})

function newFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'linli-bootstrap-'))
  folders.push(folder)
  return folder
}

/**
 * A small project with the real bootstrap, whose packages lie beside it: a packaged Node (the
 * one running), a builder of web pages and two plain packages, one of them for development.
 */
function newProject(): string {
  const folder = newFolder()
  cpSync(here, join(folder, 'bootstrap'), { recursive: true })
  for (const name of ['alpha', 'beta']) writePackage(folder, name, {})
  writePackage(folder, 'packaged-node', { bin: { node: 'node' } })
  symlinkSync(process.execPath, join(folder, 'vendor', 'packaged-node', 'node'))
  writePackage(folder, 'vite', {})
  mkdirSync(join(folder, 'vendor', 'vite', 'bin'))
  writeFileSync(join(folder, 'vendor', 'vite', 'bin', 'vite.js'), BUILDER)
  for (const part of ['phone', 'desk', 'kit'])
    mkdirSync(join(folder, 'web', part), { recursive: true })
  mkdirSync(join(folder, 'server', 'src'), { recursive: true })
  writeFileSync(join(folder, 'server', 'src', 'main.ts'), SERVER)
  writeManifest(folder, ['alpha', 'packaged-node', 'vite'])
  return folder
}

const { scripts: SCRIPTS } = JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8'))

const BUILDER = `
import fs from 'node:fs'
if (fs.existsSync('broken')) process.exit(1)
fs.mkdirSync('dist', { recursive: true })
fs.writeFileSync('dist/index.html', '')
`

const SERVER = `
const task: string = process.argv[2] ?? ''
if (task === 'answer') console.log(\`answer from Node \${process.versions.node as string}\`)
if (task === 'fail') process.exit(42)
if (task === 'wait') {
  const clock = setInterval(() => {}, 1000)
  process.once('SIGTERM', () => {
    console.log('drained')
    clearInterval(clock)
    process.exitCode = 7
  })
  console.log('waiting')
}
`

function writePackage(folder: string, name: string, more: object): void {
  mkdirSync(join(folder, 'vendor', name), { recursive: true })
  const manifest = { name, version: '1.0.0', type: 'module', ...more }
  writeFileSync(join(folder, 'vendor', name, 'package.json'), JSON.stringify(manifest))
}

function writeManifest(folder: string, names: string[]): void {
  const dependencies = Object.fromEntries(names.map((name) => [name, `file:./vendor/${name}`]))
  const devDependencies = { beta: 'file:./vendor/beta' }
  const own = { name: 'small', version: '1.0.0', type: 'module', scripts: SCRIPTS }
  const manifest = { ...own, dependencies, devDependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['install', '--package-lock-only', '--offline'], {
    cwd: folder,
    stdio: 'pipe',
  })
}

function addPackage(folder: string, name: string): void {
  writePackage(folder, name, {})
  writeManifest(folder, ['alpha', 'packaged-node', 'vite', name])
}

function installed(folder: string) {
  const has = (name: string) => existsSync(join(folder, 'node_modules', name))
  return { alpha: has('alpha'), beta: has('beta') }
}

function stampOf(folder: string): number {
  return statSync(join(folder, 'node_modules', '.linli-install')).mtimeMs
}

function program(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

/** As a shell outside npm would start it: no program of this project on PATH. */
function start(folder: string, args: string[] = []): ChildProcess {
  const { npm_execpath: _, npm_node_execpath: __, ...env } = process.env
  const path = outsidePath().replaceAll(dirname(process.execPath) + delimiter, '')
  const options = { cwd: folder, env: { ...env, PATH: path } }
  return spawn('node', [join(folder, 'bootstrap', 'start.mjs'), ...args], options)
}

async function finished(child: ChildProcess): Promise<{ output: string; code: number | null }> {
  let output = ''
  const collect = (text: Buffer) => {
    output += text.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { output, code }
}

function heard(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes(word)) resolve()
    })
  })
}
