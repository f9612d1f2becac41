import type { Translated } from '@linli/kit/messages'
import type { zh } from './six.zh.ts'

export const en: Translated<typeof zh> = {
  sixTitle: 'Six in one',
  sixMeans: 'Every case belongs to one of the six. Here are the open ones, newest on top.',
  allSix: 'All six',
  sixOpen: '{count} open',
  sixAll: 'See all {count}',
  sixNone: 'No open case in this one.',
  sixUnder: 'Only one place',
  sixAsOf: 'As of {time}.',
  keyColumn: 'Another of the six',
}
