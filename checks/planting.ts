import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

/** How a program ended and everything it printed. */
export type Run = { readonly code: number | null; readonly output: string }

/** Paths and texts of the files of a small project. */
export type Files = Readonly<Record<string, string>>

const root = resolve('.')
const programs = join(root, 'node_modules', '.bin')

/**
 * Makes a small project with the real configuration, removed at the end of the running test.
 * @param copied files and folders of this project that go with it
 * @param parent where the folder is made; inside this project, packages can be imported
 */
export function plant(files: Files, copied: readonly string[], parent = tmpdir()): string {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'linli-planted-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** A tsconfig that is the project's own, for files that lie elsewhere. */
export function extending(config: string): string {
  return JSON.stringify({
    extends: join(root, config),
    compilerOptions: { types: [] },
    include: ['**/*'],
  })
}

/** Runs one of the project's programs, with the Node of this process, in a planted project. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  env: Files = {},
): Run {
  const path = [dirname(process.execPath), programs, process.env['PATH'] ?? ''].join(delimiter)
  const done = spawnSync(join(programs, program), args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, OXLINT_TSGOLINT_PATH: join(programs, 'tsgolint'), ...env },
  })
  return { code: done.status, output: `${done.stdout}${done.stderr}` }
}
