import { resolve } from 'node:path'
import { z } from 'zod'
import { StartFailure } from './start-failure.ts'

const flag = z.enum(['0', '1']).transform((value) => value === '1')

const Settings = z.object({
  LINLI_PORT: z.coerce.number().int().min(0).max(65_535).default(7310),
  LINLI_HOST: z.string().optional(),
  LINLI_DATA: z.string().default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LINLI_APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LINLI_DEMO: flag.default(true),
  LINLI_DEMO_PASSWORD: z.string().min(8).optional(),
})

export type Settings = {
  port: number
  host: string
  dataFolder: string
  databaseUrl: string | undefined
  appDatabaseUrl: string | undefined
  isDemo: boolean
  demoPassword: string | undefined
}

/**
 * Reads the settings from environment variables, once at start.
 * @throws StartFailure naming each wrong one
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const parsed = Settings.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  )
  if (!parsed.success)
    throw wrongSettings(parsed.error.issues.map((issue) => String(issue.path[0])))
  const set = parsed.data
  // Demo passwords are printed, so a demo listens on this machine alone until it has a password of its own (D15).
  const isOpen = !set.LINLI_DEMO || set.LINLI_DEMO_PASSWORD !== undefined
  return {
    port: set.LINLI_PORT,
    host: isOpen ? (set.LINLI_HOST ?? '127.0.0.1') : '127.0.0.1',
    dataFolder: resolve(set.LINLI_DATA),
    databaseUrl: set.DATABASE_URL,
    appDatabaseUrl: set.LINLI_APP_DATABASE_URL,
    isDemo: set.LINLI_DEMO,
    demoPassword: set.LINLI_DEMO_PASSWORD,
  }
}

/** What each setting may be; the value itself is not repeated, as it may be a password. */
const allowed: Readonly<Record<string, { zh: string; en: string }>> = {
  LINLI_PORT: { zh: '0 到 65535 的整数', en: 'a whole number from 0 to 65535' },
  LINLI_DEMO: { zh: '0 或 1', en: '0 or 1' },
  LINLI_DEMO_PASSWORD: { zh: '至少 8 个字符', en: 'at least 8 characters' },
  DATABASE_URL: { zh: 'postgres:// 开头的地址', en: 'an address that begins with postgres://' },
  LINLI_APP_DATABASE_URL: {
    zh: 'postgres:// 开头的地址',
    en: 'an address that begins with postgres://',
  },
}

function wrongSettings(names: string[]): StartFailure {
  const told = names.map((name) => ({ name, ...(allowed[name] ?? { zh: '文字', en: 'a text' }) }))
  return new StartFailure(
    'wrong-settings',
    `设置的值不对，改好再启动：${told.map(({ name, zh }) => `${name} 要写 ${zh}`).join('；')}。`,
    `Settings have a wrong value; put them right, then start again: ${told.map(({ name, en }) => `${name} must be ${en}`).join('; ')}.`,
  )
}
