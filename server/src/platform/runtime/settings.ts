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
  if (!parsed.success) throw wrongSettings(parsed.error.issues.map((issue) => issue.path.join('.')))
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

function wrongSettings(names: string[]): StartFailure {
  return new StartFailure(
    'wrong-settings',
    `设置 ${names.join('、')} 的值不对：请对照 README 的设置表改好再启动。`,
    `The setting ${names.join(', ')} has a wrong value: compare it with the table in the README, then start again.`,
  )
}
