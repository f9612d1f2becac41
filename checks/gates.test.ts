import { describe, expect, test } from 'vitest'
import { extending, type Files, plant, run } from './planting.ts'

describe('the compiler refuses', () => {
  test.each([
    ['a wrong type', 'export const a: number = "1"', 'TS2322'],
    ['a missing element taken for granted', 'export const a: string = [""][0]', 'TS2322'],
    [
      'undefined where a value may only be left out',
      'export const a: { b?: 1 } = { b: undefined }',
      'TS2375',
    ],
    ['an untyped parameter', 'export const f = (a) => a', 'TS7006'],
    ['an enum, which Node cannot strip', 'export enum A {\n  b,\n}', 'TS1294'],
    [
      'a type imported as a value',
      "import { T } from './types.ts'\nexport const a: T = 1",
      'TS1484',
    ],
    [
      'a case that falls through',
      'export function f(a: number): number {\n  let b = 0\n  switch (a) {\n    case 1:\n      b = 1\n    default:\n      b += 1\n  }\n  return b\n}',
      'TS7029',
    ],
  ])('%s', (_, text, error) => {
    for (const config of ['tsconfig.json', 'web/tsconfig.json']) {
      const files = {
        'a.ts': text,
        'types.ts': 'export type T = number',
        'package.json': '{"type":"module"}',
      }
      const folder = plant({ ...files, 'tsconfig.json': extending(config) }, [])
      const { code, output } = run('tsc', ['-p', 'tsconfig.json'], folder)
      expect(output, config).toContain(error)
      expect(code).not.toBe(0)
    }
  })
})

describe('the format gate', () => {
  test.each([
    ['refuses double quotes', 'export const a = "b"\n', 1],
    ['refuses semicolons', "export const a = 'b';\n", 1],
    ['passes formatted code', "export const a = 'b'\n", 0],
  ])('%s', (_, text, wanted) => {
    const folder = plant({ 'a.ts': text }, ['biome.json', '.gitignore'])
    const { code, output } = run('biome', ['format', '.'], folder)
    expect(code, output).toBe(wanted)
  })
})

describe('the dead code gate', () => {
  const app = "import { used } from './platform/http/reply.ts'\n\nused()\n"
  const used = 'export function used(): void {}\n'

  test.each([
    ['refuses an export nobody uses', `${used}export function unused(): void {}\n`, {}, 'unused'],
    ['refuses an import nobody declared', `import 'left-pad'\n${used}`, {}, 'left-pad'],
    ['refuses a screen nobody opens', used, { 'web/desk/src/Lost.tsx': used }, 'Lost.tsx'],
    ['passes used code', used, {}, undefined],
  ])('%s', (_, reply, more, complaint) => {
    const { code, output } = deadCode({
      'server/src/main.ts': app,
      'server/src/platform/http/reply.ts': reply,
      ...more,
    })
    if (complaint) expect(output).toContain(complaint)
    expect(code === 0, output).toBe(complaint === undefined)
  })

  function deadCode(files: Files): ReturnType<typeof run> {
    const manifest = {
      name: 'linli',
      private: true,
      type: 'module',
      workspaces: ['server', 'web/desk'],
    }
    const server = { name: '@linli/server', private: true, exports: { './*': './src/*.ts' } }
    const desk = { name: '@linli/desk', private: true }
    const manifests = {
      'package.json': JSON.stringify(manifest),
      'server/package.json': JSON.stringify(server),
      'web/desk/package.json': JSON.stringify(desk),
    }
    return run('knip', [], plant({ ...manifests, ...files }, ['knip.json']))
  }
})

describe('the test gates', () => {
  test('fail with a failing unit test', () => {
    const text = "import { expect, test } from 'vitest'\ntest('one', () => expect(1).toBe(2))\n"
    const folder = plant({ 'contract/src/a.test.ts': text }, ['vitest.config.ts'], '.cache')
    const { code, output } = run('vitest', ['run', '--root', '.'], folder)
    expect(output).toContain('1 failed')
    expect(code).not.toBe(0)
  })

  test('fail without a browser and say how to name one', () => {
    const text = "import { test } from '@playwright/test'\ntest('one', () => undefined)\n"
    const copied = ['playwright.config.ts', 'checks/browser.setup.mjs', 'bootstrap']
    const folder = plant({ 'e2e/a.spec.ts': text }, copied, '.cache')
    const { code, output } = run('playwright', ['test'], folder, { CHROMIUM: '/nowhere/chromium' })
    expect(output).toContain('CHROMIUM')
    expect(code).not.toBe(0)
  })
})
