import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

describe('The settings of an installation', () => {
  it('are sound when nobody set anything: a demo on this machine alone, with its own database', () => {
    expect(readSettings({})).toEqual({
      port: 7310,
      host: '127.0.0.1',
      dataFolder: resolve('data'),
      databaseUrl: undefined,
      appDatabaseUrl: undefined,
      isDemo: true,
      demoPassword: undefined,
    })
  })

  it('take an empty value for none', () => {
    expect(readSettings({ LINLI_PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}))
  })

  it.each([
    ['LINLI_PORT', 'door'],
    ['LINLI_PORT', '65536'],
    ['LINLI_DEMO', 'yes'],
    ['LINLI_DEMO_PASSWORD', 'short'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['LINLI_APP_DATABASE_URL', 'nothing'],
  ])('are refused by name when %s is %s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })

  it('name every wrong one at once with what it may be, in both languages, and never the value', () => {
    const wrong = { LINLI_PORT: 'door', LINLI_DEMO_PASSWORD: 'short' }
    expect(() => readSettings(wrong)).toThrow(
      /LINLI_PORT 要写 0 到 65535 的整数；LINLI_DEMO_PASSWORD 要写 至少 8 个字符/,
    )
    expect(() => readSettings(wrong)).toThrow(
      /LINLI_PORT must be a whole number.*LINLI_DEMO_PASSWORD must be at least 8/,
    )
    expect(() => readSettings(wrong)).not.toThrow('short')
  })
})

describe('A demo whose password everybody can read', () => {
  const open = { LINLI_HOST: '0.0.0.0' }

  it('listens on this machine alone, whatever LINLI_HOST says', () => {
    expect(readSettings(open).host).toBe('127.0.0.1')
  })

  it('may be reached by others once it has a password of its own', () => {
    expect(readSettings({ ...open, LINLI_DEMO_PASSWORD: 'eight signs' }).host).toBe('0.0.0.0')
  })

  it('is not what a real street is: that one listens where it is told', () => {
    expect(readSettings({ ...open, LINLI_DEMO: '0' }).host).toBe('0.0.0.0')
  })
})
