import { describe, expect, test } from 'vitest'
import { architectureViolations, laws } from './architecture.ts'
import { forbiddenPairs } from './import-rules.ts'
import { capabilities, placeOf } from './layout.ts'
import { plantedArchitecture } from './planted.ts'
import { describeViolations, readTree, type SourceFile } from './source.ts'

const tree = readTree('.')
const violations = architectureViolations(tree)

describe('the project keeps every law of its architecture', () => {
  test('the files of contract, server and web were read', () => {
    const areas = new Set(tree.map(({ path }) => placeOf(path).area))
    expect([...areas]).toEqual(expect.arrayContaining(['contract', 'platform', 'web kit']))
  })

  test.each(laws)('%s', (_, rule) => {
    expect(describeViolations(violations.filter((each) => each.rule === rule))).toEqual([])
  })

  test('code with a syntax error is an error, not an unread file', () => {
    const broken = { path: 'server/src/app.ts', text: 'import {' }
    expect(() => architectureViolations([broken])).toThrow('server/src/app.ts')
  })
})

describe('a planted violation is found where', () => {
  test.each(laws)('%s', (_, rule) => {
    const plants = plantedArchitecture[rule]
    expect(plants.length).toBeGreaterThan(0)
    for (const files of plants) expect(rulesBrokenBy(files), text(files)).toContain(rule)
  })
})

describe('the order of the sixteen capabilities', () => {
  test('every import upwards or sideways is refused', () => {
    const missed = forbiddenPairs().filter(([from, to]) => {
      const files = importing(from, to)
      return !rulesBrokenBy(files).includes('downwards-only')
    })
    expect(forbiddenPairs().length).toBeGreaterThan(capabilities.length)
    expect(missed).toEqual([])
  })

  test('every import downwards through the index is allowed', () => {
    const upwards = new Set(forbiddenPairs().map(([from, to]) => `${from} ${to}`))
    const refused = capabilities.flatMap((from) =>
      capabilities
        .filter((to) => to !== from && !upwards.has(`${from} ${to}`))
        .filter((to) => rulesBrokenBy(importing(from, to)).length > 0)
        .map((to) => `${from} ${to}`),
    )
    expect(refused).toEqual([])
  })
})

describe('what the laws permit passes', () => {
  test.each(permitted())('$0', (_, files) => {
    expect(describeViolations(architectureViolations(files))).toEqual([])
  })
})

function importing(from: string, to: string): SourceFile[] {
  const folder = `server/src/capabilities/${from}`
  return [
    { path: `${folder}/${from}.commands.ts`, text: `import { a } from '../${to}/index.ts'\n` },
    { path: `${folder}/README.md`, text: '# one screen\n' },
  ]
}

function rulesBrokenBy(files: readonly SourceFile[]): string[] {
  return architectureViolations(files).map(({ rule }) => rule)
}

function text(files: readonly SourceFile[]): string {
  return files.map((file) => `${file.path}: ${file.text}`).join('\n')
}

function permitted(): [string, SourceFile[]][] {
  const one = (path: string, code: string): SourceFile[] => [{ path, text: code }]
  const room = (path: string, code: string): SourceFile[] => [
    { path: `server/src/capabilities/${path}`, text: code },
    { path: `server/src/capabilities/${path.split('/')[0]}/README.md`, text: '# one screen\n' },
  ]
  return [
    [
      'the web takes types from the contract',
      one('web/kit/src/client.ts', "import type { Api } from '@linli/contract'\n"),
    ],
    [
      'the web runs a rule',
      one('web/phone/src/matter/Page.tsx', "import { a } from '@linli/contract/matter/m.rules'\n"),
    ],
    [
      'a listener knows the schema of a fact from above',
      room('matter/m.facts.ts', "import { a } from '@linli/contract/casework/case.schema'\n"),
    ],
    [
      'encrypted columns are written by their own capability',
      room(
        'matter/m.sql.ts',
        "db.insertInto('matter.contact').values({ name_enc: 1, 'a_enc': 2 })\n",
      ),
    ],
    [
      'Chinese words in a message file and in a comment',
      [
        { path: 'web/phone/src/matter/matter.zh.ts', text: "export const zh = { back: '返回' }" },
        { path: 'web/phone/src/matter/Page.tsx', text: '/** 返回 */\nexport const a = <b>ok</b>' },
      ],
    ],
    [
      'the code of a second factor is read by platform/auth',
      one(
        'server/src/platform/auth/auth.sql.ts',
        "const findSecondFactor = db.select(['totp_secret_enc'])\n",
      ),
    ],
    [
      'sealed values are selected for reveal',
      room(
        'matter/m.commands.ts',
        "import { reveal } from '../../platform/privacy/reveal.ts'\nimport { sealedContact } from './matter.sql.ts'\n",
      ),
    ],
    ['a capability test starts the app', room('matter/m.test.ts', "import '../../app.ts'\n")],
    ['the index passes on', room('matter/index.ts', "export { a } from './m.commands.ts'\n")],
  ]
}
