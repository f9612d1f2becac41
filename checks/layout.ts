/** The sixteen capabilities, level by level: a lower level knows nothing of a higher one. */
export const levels: readonly (readonly string[])[] = [
  ['grid'],
  ['people'],
  ['organisation', 'matter'],
  ['roster'],
  ['guarantee'],
  ['casework', 'canvass', 'deliberation', 'partnership', 'service', 'appeal', 'activity'],
  ['timebank', 'appraisal'],
  ['insight'],
]

export const capabilities: readonly string[] = levels.flat()

/** The members of `server/src/platform`: a closed list. */
export const platformMembers: readonly string[] = [
  'db',
  'auth',
  'privacy',
  'audit',
  'notify',
  'jobs',
  'files',
  'http',
  'runtime',
  'calendar',
  'live',
]

/** The nouns of `contract/src/shared`: a closed list. */
export const sharedNouns: readonly string[] = [
  'ids',
  'paging',
  'periods',
  'masking',
  'post',
  'problem',
  'route',
]

/** What may follow the noun in a file name of a capability. */
export const contractRoles: readonly string[] = ['schema', 'contract', 'rules']
export const serverRoles: readonly string[] = [
  'routes',
  'access',
  'commands',
  'sql',
  'present',
  'facts',
  'jobs',
  'factory',
]

/** Names under which anything could be hidden. */
export const forbiddenNames: readonly string[] = ['utils', 'helpers', 'common', 'misc', 'core']

/** The files of `server/src` that put the parts together, and what they belong to. */
export const compositionRoots: readonly string[] = [
  'server/src/main.ts',
  'server/src/app.ts',
  'server/src/cli.ts',
]

/**
 * Statements that select encrypted columns outside platform/privacy, by file and name. Those of a
 * capability may be used only where `reveal` is, which decrypts and writes the reading log.
 */
export const sealedReads: Readonly<Record<string, readonly string[]>> = {
  'server/src/platform/auth/auth.sql.ts': ['findSecondFactor'],
  'server/src/capabilities/matter/known.sql.ts': ['sealedOwnContact'],
  'server/src/capabilities/matter/matter.sql.ts': ['sealedContact'],
}

/** The one function that decrypts, without its ending. */
export const decryptingFile = 'server/src/platform/privacy/reveal'

/** The switch between languages must be found by those who read only Chinese. */
export const languageSwitch = /中文|语言/g

/** Files of the web that hold both languages side by side. */
export const bilingualFiles: readonly string[] = ['web/kit/src/clock.ts']

/** One part of the tree and, where it has one, the capability it belongs to. */
export type Place = { readonly area: Area; readonly capability?: string }

export type Area =
  | 'contract list'
  | 'contract shared'
  | 'contract platform'
  | 'contract'
  | 'platform'
  | 'capability'
  | 'composition root'
  | 'demo'
  | 'web kit'
  | 'phone'
  | 'desk'
  | 'proof'
  | 'elsewhere'

const areas: readonly (readonly [pattern: RegExp, area: Area])[] = [
  [/\.test\.tsx?$/, 'proof'],
  [/^(server\/test|e2e|bench|checks)\//, 'proof'],
  [/^contract\/src\/shared\//, 'contract shared'],
  [/^contract\/src\/platform\//, 'contract platform'],
  [/^contract\/src\/[^/]+$/, 'contract list'],
  [/^contract\/src\/([^/]+)\//, 'contract'],
  [/^server\/src\/platform\//, 'platform'],
  [/^server\/src\/capabilities\/([^/]+)\//, 'capability'],
  [/^server\/src\//, 'composition root'],
  [/^demo\/src\//, 'demo'],
  [/^web\/kit\//, 'web kit'],
  [/^web\/phone\/src\/([^/]+)\//, 'phone'],
  [/^web\/phone\//, 'phone'],
  [/^web\/desk\/src\/([^/]+)\//, 'desk'],
  [/^web\/desk\//, 'desk'],
]

/**
 * Says which part of the tree a file belongs to.
 * @param path relative to the project, with forward slashes
 */
export function placeOf(path: string): Place {
  for (const [pattern, area] of areas) {
    const found = pattern.exec(path)
    if (found) return { area, ...(isCapability(found[1]) && { capability: found[1] }) }
  }
  return { area: 'elsewhere' }
}

/** Level of a capability, 0 (grid) to 7 (insight). */
export function levelOf(capability: string): number {
  return levels.findIndex((level) => level.includes(capability))
}

function isCapability(word: string | undefined): word is string {
  return word !== undefined && capabilities.includes(word)
}
