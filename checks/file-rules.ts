import {
  capabilities,
  compositionRoots,
  contractRoles,
  forbiddenNames,
  platformMembers,
  serverRoles,
  sharedNouns,
} from './layout.ts'
import type { SourceFile, Violation } from './source.ts'

type FileRule = {
  readonly sentence: string
  readonly breaks: (path: string, all: ReadonlySet<string>) => boolean
}

const noun = '[a-z0-9]+(-[a-z0-9]+)*'
const contractFile = new RegExp(`^${noun}\\.(${contractRoles.join('|')})(\\.test)?\\.ts$`)
const serverFile = new RegExp(`^${noun}\\.((${serverRoles.join('|')})|test|access\\.test)\\.ts$`)

export const fileRules = {
  'no-drawer-names': {
    sentence: 'no folder or file is called utils, helpers, common, misc or core',
    breaks: (path) => path.split('/').some(isDrawer),
  },
  'known-capabilities': {
    sentence: 'the folders of a capability bear one of the sixteen words',
    breaks: (path) => {
      const folder = /^(?:contract\/src|server\/src\/capabilities)\/([^/]+)\//.exec(path)?.[1]
      if (folder === undefined) return false
      const isContract = path.startsWith('contract/')
      return ![...capabilities, ...(isContract ? ['shared', 'platform'] : [])].includes(folder)
    },
  },
  'contract-file-kinds': {
    sentence: `a contract folder holds <noun>.${contractRoles.join('|')}.ts and their tests`,
    breaks: (path) => {
      const file = /^contract\/src\/([^/]+)\/(.+)$/.exec(path)
      return file?.[2] !== undefined && file[1] !== 'shared' && !isKnown(file[2], contractFile, [])
    },
  },
  'server-file-kinds': {
    sentence: `a capability holds <noun>.${serverRoles.join('|')}|test.ts, index.ts and README.md`,
    breaks: (path) => {
      const file = /^server\/src\/capabilities\/[^/]+\/(.+)$/.exec(path)?.[1]
      return file !== undefined && !isKnown(file, serverFile, ['index.ts'])
    },
  },
  'platform-is-closed': {
    sentence: `server/src/platform has these members: ${platformMembers.join(', ')}`,
    breaks: (path) => {
      const rest = /^server\/src\/platform\/(.+)$/.exec(path)?.[1]
      if (rest === undefined) return false
      const [member, ...inside] = rest.split('/')
      return inside.length === 0 || !platformMembers.includes(member ?? '')
    },
  },
  'shared-is-closed': {
    sentence: `contract/src/shared has these nouns: ${sharedNouns.join(', ')}`,
    breaks: (path) => {
      const file = /^contract\/src\/shared\/(.+)$/.exec(path)?.[1]
      return file !== undefined && !sharedNouns.includes(file.split('.')[0] ?? '')
    },
  },
  'roots-are-closed': {
    sentence: `only these files stand at the top of server/src: ${compositionRoots.join(', ')}`,
    breaks: (path) =>
      path.startsWith('server/src/') &&
      !/^server\/src\/(platform|capabilities)\//.test(path) &&
      !compositionRoots.includes(path) &&
      !path.endsWith('.test.ts'),
  },
  'one-index-per-capability': {
    sentence: 'an index.ts is the door of a capability and stands nowhere else',
    breaks: (path) =>
      /(^|\/)index\.tsx?$/.test(path) &&
      !/^server\/src\/capabilities\/[^/]+\/index\.ts$/.test(path),
  },
  'capability-has-readme': {
    sentence: 'a capability explains itself on one screen in README.md',
    breaks: (path, all) => {
      const folder = /^server\/src\/capabilities\/[^/]+/.exec(path)?.[0]
      return folder !== undefined && !all.has(`${folder}/README.md`)
    },
  },
} satisfies Record<string, FileRule>

export type FileRuleName = keyof typeof fileRules

/** Finds files and folders whose name or place breaks a rule of the table above. */
export function fileViolations(files: readonly SourceFile[]): Violation[] {
  const all = new Set(files.map(({ path }) => path))
  return files.flatMap(({ path }) =>
    Object.entries<FileRule>(fileRules)
      .filter(([, rule]) => rule.breaks(path, all))
      .map(([rule, { sentence }]) => ({ rule, path, line: 1, detail: sentence })),
  )
}

function isDrawer(segment: string): boolean {
  const name = segment.replace(/\..*$/, '').toLowerCase()
  return forbiddenNames.some((word) => name === word || name.endsWith(`-${word}`))
}

function isKnown(file: string, pattern: RegExp, others: readonly string[]): boolean {
  return pattern.test(file) || file === 'README.md' || others.includes(file)
}
