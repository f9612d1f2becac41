import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { brokenLinks, machineTraces } from './documents.ts'
import { describeViolations, listFiles, readTree } from './source.ts'

const tree = readTree('.')

test('every relative link in the documents leads to a file', () => {
  expect(describeViolations(brokenLinks(tree, listFiles('.', '')))).toEqual([])
})

test('no file names the machine on which it was written', () => {
  const lock = { path: 'package-lock.json', text: readFileSync('package-lock.json', 'utf8') }
  expect(describeViolations(machineTraces([...tree, lock]))).toEqual([])
})

describe('planted', () => {
  test.each([
    ['[a](missing.md)'],
    ['[a]: ../missing.md'],
    ['![a](docs/picture.png "title")'],
    ['[a](/missing.md#part)'],
  ])('the broken link %s is found', (text) => {
    expect(brokenLinks([{ path: 'README.md', text }], [])).toHaveLength(1)
  })

  test.each([
    ['[a](docs/x.md#part)'],
    ['[a](docs/)'],
    ['[a](#below)'],
    ['[a](https://example.org/x.md)'],
    ['`[a](missing.md)`'],
  ])('the sound link %s passes', (text) => {
    expect(brokenLinks([{ path: 'README.md', text }], ['docs/x.md'])).toEqual([])
  })

  test.each([['/wor' + 'k/main/x'], ['/tmp/bas' + 'h_jobs'], ['registr' + 'y.example.org']])(
    'the trace %s is found',
    (text) => {
      expect(machineTraces([{ path: 'README.md', text }])).toHaveLength(1)
    },
  )
})
