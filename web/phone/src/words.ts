import { messages } from '@linli/kit/messages'
import { zh as casework } from './casework/casework.zh.ts'
import { zh as grid } from './grid/grid.zh.ts'
import { zh as matter } from './matter/matter.zh.ts'
import { zh as told } from './matter/told.zh.ts'
import { zh as outbox } from './outbox/outbox.zh.ts'
import { zh as privacy } from './privacy/privacy.zh.ts'
import { zh as shell } from './shell/shell.zh.ts'
import { zh as signIn } from './sign-in/sign-in.zh.ts'

const zh = { shell, signIn, privacy, outbox, grid, matter, told, casework } as const

/** The phone's words: `t('matter.report')`. */
export const t = messages(zh, async () => (await import('./english.ts')).english)
