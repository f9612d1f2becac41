import { expect, test } from 'vitest'
import { extending, type Files, plant, run } from './planting.ts'

type Plant = readonly [what: string, rule: string, path: string, text: string]

const room = 'server/src/capabilities/grid'
const forgetful = `export function openDays(state: 'open' | 'closed'): number {
  switch (state) {
    case 'open':
      return 1
  }
  return 0
}
`
const plants: readonly Plant[] = [
  ['any', 'no-explicit-any', 'server/src/a.ts', 'export const a: any = 1'],
  [
    'a denied undefined',
    'no-non-null-assertion',
    'server/src/b.ts',
    'export const f = (a?: string): string => a!',
  ],
  [
    'a promise nobody waits for',
    'no-floating-promises',
    'server/src/c.ts',
    'export function g(): void {\n  Promise.resolve(1)\n}',
  ],
  [
    'a switch that forgets a state',
    'switch-exhaustiveness-check',
    'contract/src/casework/case.rules.ts',
    forgetful,
  ],
  ['a circle of imports', 'no-cycle', 'server/src/round.ts', "import './other.ts'"],
  [
    'the date of today in a rule',
    'no-restricted-globals',
    'contract/src/grid/grid.rules.ts',
    'export const a = new Date()',
  ],
  [
    'the date of today on the server',
    'no-restricted-globals',
    'server/src/d.ts',
    'export const a = Date.now()',
  ],
  [
    'the date of today on a screen',
    'no-restricted-globals',
    'web/phone/src/e.ts',
    'export const a = Date.now()',
  ],
  [
    'a stopwatch in a capability',
    'no-restricted-properties',
    `${room}/g.commands.ts`,
    'export const a = performance.now()',
  ],
  ['the console in a capability', 'no-console', `${room}/h.jobs.ts`, "console.log('a')"],
  ['the driver in a command', 'no-restricted-imports', `${room}/i.commands.ts`, "import 'pg'"],
  [
    'the query builder beside platform/db',
    'no-restricted-imports',
    'server/src/platform/http/j.ts',
    "import 'kysely'",
  ],
  ['the web server in a query', 'no-restricted-imports', `${room}/k.sql.ts`, "import 'fastify'"],
  [
    'a package in the contract',
    'no-restricted-imports',
    'contract/src/grid/l.schema.ts',
    "import 'kysely'",
  ],
  [
    'input and output in the contract',
    'no-restricted-imports',
    'contract/src/grid/m.schema.ts',
    "import 'node:fs'",
  ],
  ['zod in a rule', 'no-restricted-imports', 'contract/src/grid/n.rules.ts', "import 'zod'"],
  [
    'the server on a screen',
    'no-restricted-imports',
    'web/desk/src/o.ts',
    "import type { A } from '@linli/server/app'",
  ],
  ['zod on a screen', 'no-restricted-imports', 'web/desk/src/p.ts', "import 'zod'"],
]

const exceptions: Files = {
  'server/src/platform/runtime/clock.ts': 'export const a = new Date()',
  'server/src/platform/db/pool.ts': "import 'pg'",
  [`${room}/grid.sql.ts`]: "import 'kysely'",
  'web/kit/src/clock.ts': 'export const a = Date.now()',
  'contract/src/grid/grid.schema.ts': "import 'zod'\nimport './node.schema.ts'",
  'contract/src/grid/node.schema.ts': 'export const a = 1',
}

function lint(files: Files): ReturnType<typeof run> {
  const folder = plant({ 'tsconfig.json': extending('tsconfig.json'), ...files }, [
    '.oxlintrc.json',
  ])
  return run('oxlint', ['--format=unix'], folder)
}

test.each(plants)('lint refuses %s', (_, rule, path, text) => {
  const { code, output } = lint({ [path]: text, 'server/src/other.ts': "import './round.ts'" })
  const complaint = output.split('\n').find((line) => line.includes(path) && line.includes(rule))
  expect(complaint, output).toContain('[Error')
  expect(code).not.toBe(0)
})

test('lint lets the exceptions pass', () => {
  const { code, output } = lint(exceptions)
  expect(code, output).toBe(0)
})

test('a file that grows too long is a warning and does not stop anybody', () => {
  const lines = Array.from({ length: 401 }, (_, index) => `export const a${index} = 1`)
  const { code, output } = lint({ 'contract/src/grid/long.schema.ts': lines.join('\n') })
  expect(output).toContain('max-lines')
  expect(code).toBe(0)
})
