import {
  type Area,
  capabilities,
  compositionRoots,
  levelOf,
  type Place,
  placeOf,
} from './layout.ts'
import { type Import, type Module, stem } from './parse.ts'
import type { Violation } from './source.ts'

/** One import between two files of the project. */
type Edge = {
  readonly from: string
  readonly to: string
  readonly source: Place
  readonly target: Place
  readonly typeOnly: boolean
  /** Whether loading the target at run time also loads zod. */
  readonly bringsZod: boolean
}

type ImportRule = {
  readonly sentence: string
  readonly breaks: (edge: Edge) => boolean
}

const contractAreas: readonly Area[] = ['contract', 'contract shared', 'contract platform']

/** Which part of the tree may import which other part; a part may always import itself. */
const allowed: Readonly<Record<Exclude<Area, 'proof' | 'elsewhere'>, readonly Area[]>> = {
  'contract list': contractAreas,
  'contract shared': [],
  'contract platform': ['contract shared'],
  contract: ['contract shared', 'contract platform'],
  platform: ['contract shared', 'contract platform'],
  capability: [...contractAreas, 'platform'],
  'composition root': [...contractAreas, 'contract list', 'platform', 'capability', 'demo'],
  demo: [...contractAreas, 'contract list', 'platform', 'capability', 'composition root'],
  'web kit': [...contractAreas, 'contract list'],
  phone: [...contractAreas, 'contract list', 'web kit'],
  desk: [...contractAreas, 'contract list', 'web kit'],
}

const webAreas: readonly Area[] = ['web kit', 'phone', 'desk']
const serverAreas: readonly Area[] = ['platform', 'capability', 'composition root', 'demo']

export const importRules = {
  'parts-of-the-tree': {
    sentence: 'web and server know the contract, the contract knows itself, platform no capability',
    breaks: ({ source, target }) => !mayReach(source.area, target.area),
  },
  'proofs-on-their-side': {
    sentence: 'a test of the web never reaches the server, a test of the contract never leaves it',
    breaks: ({ from, target }) =>
      (from.startsWith('web/') && serverAreas.includes(target.area)) ||
      (from.startsWith('contract/') && [...serverAreas, ...webAreas].includes(target.area)) ||
      (/^(server|demo)\//.test(from) && webAreas.includes(target.area)),
  },
  'nothing-imports-a-proof': {
    sentence: 'running code never imports tests, test set-up, bench or checks',
    breaks: ({ source, target, from }) =>
      target.area === 'proof' && source.area !== 'proof' && !from.endsWith('.config.ts'),
  },
  'roots-are-on-top': {
    sentence: 'nothing imports app.ts, main.ts or the demo street but tests, bench and each other',
    breaks: ({ source, to, target }) =>
      (compositionRoots.map(stem).includes(to) || target.area === 'demo') &&
      !['composition root', 'demo', 'proof'].includes(source.area),
  },
  'downwards-only': {
    sentence: 'a capability imports only capabilities of a lower level',
    breaks: ({ from, to, source, target }) =>
      isUpward(source, target) && !isFactSchema(from, to) && source.area !== 'proof',
  },
  'through-the-index': {
    sentence: 'another capability is entered through its index.ts alone',
    breaks: ({ from, to, source, target }) =>
      source.area === 'capability' &&
      target.area === 'capability' &&
      source.capability !== target.capability &&
      !to.endsWith('/index') &&
      !(from.endsWith('.factory.ts') && to.endsWith('.factory')),
  },
  'schemas-as-types': {
    sentence: 'the web takes types from the contract; only rules, free of zod, run in the browser',
    breaks: ({ to, source, target, typeOnly, bringsZod }) =>
      webAreas.includes(source.area) &&
      isContract(target.area) &&
      !typeOnly &&
      (bringsZod || !(to.endsWith('.rules') || target.area === 'contract shared')),
  },
  'rules-are-pure': {
    sentence: 'a rules file imports types, or other rules, and nothing else',
    breaks: ({ from, to, typeOnly }) =>
      from.endsWith('.rules.ts') && !typeOnly && !to.endsWith('.rules'),
  },
  'present-holds-no-database': {
    sentence: 'what masks an answer runs no query',
    breaks: ({ from, to, typeOnly }) =>
      from.endsWith('.present.ts') &&
      !typeOnly &&
      (to.startsWith('server/src/platform/db/') || to.endsWith('.sql')),
  },
  'factories-stay-in-tests': {
    sentence: 'test data is made by tests, bench and the demo street, never by running code',
    breaks: ({ from, to, source }) =>
      to.endsWith('.factory') &&
      !from.endsWith('.factory.ts') &&
      !['proof', 'demo'].includes(source.area),
  },
} satisfies Record<string, ImportRule>

export type ImportRuleName = keyof typeof importRules

/**
 * Finds every import that breaks a rule of the table above.
 * @param modules all code of the project: what zod is reached from is seen across files
 */
export function importViolations(modules: readonly Module[]): Violation[] {
  const zodLoaders = findZodLoaders(modules)
  return modules.flatMap((module) =>
    module.imports.flatMap((entry) => brokenRules(module.path, entry, zodLoaders)),
  )
}

function brokenRules(from: string, entry: Import, zodLoaders: Set<string>): Violation[] {
  if (entry.target === undefined) return []
  const edge = {
    from,
    to: entry.target,
    source: placeOf(from),
    target: placeOf(`${entry.target}.ts`),
    typeOnly: entry.typeOnly,
    bringsZod: zodLoaders.has(entry.target),
  }
  return Object.entries<ImportRule>(importRules)
    .filter(([, rule]) => rule.breaks(edge))
    .map(([rule, { sentence }]) => ({
      rule,
      path: from,
      line: entry.line,
      detail: `imports ${entry.specifier}, but ${sentence}`,
    }))
}

function mayReach(source: Area, target: Area): boolean {
  if (source === 'proof' || source === 'elsewhere') return true
  if (target === 'proof' || target === 'elsewhere' || source === target) return true
  return allowed[source].includes(target)
}

function isContract(area: Area): boolean {
  return area === 'contract list' || contractAreas.includes(area)
}

/** Upward or sideways; two files of one capability are neither. */
function isUpward(source: Place, target: Place): boolean {
  if (!source.capability || !target.capability) return false
  if (source.capability === target.capability) return false
  return levelOf(target.capability) >= levelOf(source.capability)
}

/** Facts carry sideways and upward news: their listener knows the schema of what is told. */
function isFactSchema(from: string, to: string): boolean {
  return from.endsWith('.facts.ts') && /^contract\/src\/.+\.schema$/.test(to)
}

function findZodLoaders(modules: readonly Module[]): Set<string> {
  const loaders = new Set<string>()
  for (let before = -1; before !== loaders.size; ) {
    before = loaders.size
    for (const module of modules) if (loadsZod(module, loaders)) loaders.add(stem(module.path))
  }
  return loaders
}

function loadsZod(module: Module, loaders: ReadonlySet<string>): boolean {
  return module.imports.some(
    ({ specifier, target, typeOnly }) =>
      !typeOnly && (/^zod(\/|$)/.test(specifier) || (target !== undefined && loaders.has(target))),
  )
}

/** Every ordered pair of different capabilities that must not import each other. */
export function forbiddenPairs(): (readonly [from: string, to: string])[] {
  return capabilities.flatMap((from) =>
    capabilities
      .filter((to) => to !== from && levelOf(to) >= levelOf(from))
      .map((to) => [from, to] as const),
  )
}
