import type { Translated } from '@linli/kit/messages'
import type { zh } from './matter.zh.ts'

export const en: Translated<typeof zh> = {
  category: 'Type',
  chooseCategory: 'Choose a type',
}
