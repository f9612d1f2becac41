import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import { openEmptyWorld, type Told } from '../../../test/world.ts'

const nodes = [
  'core',
  'network',
  'mechanism-consultation',
  'mechanism-partnership',
  'platform-service',
  'platform-appeal',
  'platform-activity',
  'guarantee-workforce',
  'guarantee-talent',
  'guarantee-facilities',
  'guarantee-funds',
]

let document: Told
let operations: { key: string; operation: Told }[]

beforeAll(async () => {
  const world = await openEmptyWorld()
  document = (await world.browser().get('/openapi.json')).body
  operations = Object.entries(document.paths as Record<string, Record<string, Told>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        key: `${method} ${path}`,
        operation,
      })),
  )
})

describe('The document of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(structuredClone(document))
    expect(result.errors ?? []).toEqual([])
    expect([result.valid, validator.version]).toEqual([true, '3.1'])
  })

  it('says of every route in one sentence what it does, and which of the eleven nodes it serves', () => {
    expect(operations.length).toBeGreaterThan(50)
    for (const { key, operation } of operations) {
      expect(operation.summary, key).toMatch(/^[A-Z].{10,}[.;]$/)
      expect(operation.tags, key).toHaveLength(1)
      expect(nodes, key).toContain(operation.tags[0])
    }
  })

  it('names its schemas once, as components that the routes refer to', () => {
    const named = Object.keys(document.components.schemas)
    expect(named).toEqual(
      expect.arrayContaining(['CaseItem', 'CasePage', 'Me', 'Problem', 'Receipt', 'GridNode']),
    )
    const used = new Set(JSON.stringify(document.paths).match(/#\/components\/schemas\/\w+/g))
    for (const name of ['CasePage', 'Me', 'Problem', 'Receipt'])
      expect([...used]).toContain(`#/components/schemas/${name}`)
    const broken = [...new Set(JSON.stringify(document).match(/#\/components\/schemas\/\w+/g))]
      .map((reference) => reference.split('/').at(-1) ?? '')
      .filter((name) => !named.includes(name))
    expect(broken).toEqual([])
  })

  it('documents the photo as bytes and the refusals of every route as problem details', () => {
    const photo = document.paths['/api/photos/{photoId}'].put
    expect(photo.requestBody.content['image/*'].schema).toEqual({
      type: 'string',
      format: 'binary',
    })
    for (const { key, operation } of operations)
      expect(JSON.stringify(operation.responses.default), key).toContain(
        '#/components/schemas/Problem',
      )
  })

  it('asks for the key of every writing POST in its parameters', () => {
    for (const { key, operation } of operations.filter((each) => each.key.startsWith('post '))) {
      const names = (operation.parameters ?? []).map((each: Told) => each.name.toLowerCase())
      expect(names, key).toContain('idempotency-key')
    }
  })
})
