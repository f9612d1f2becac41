import type { Translated } from '@linli/kit/messages'
import type { zh } from './shell.zh.ts'

export const en: Translated<typeof zh> = {
  app: 'Linli',
  around: 'Main pages',
  home: 'Home',
  my: 'My matters',
  me: 'My details',
  askingYou: 'waiting for your answer',
  today: 'Today',
  grid: 'My grid',
  outbox: 'To upload',
  newVersion: 'A new version is here. What you are writing is kept.',
  takeVersion: 'Take it',
  later: 'Not now',
  phoneFull: 'The phone is full, so it was not noted. Free some space and press again.',
  notKept: 'The phone did not note it. Please press again; what you wrote is here.',
  notFoundTitle: 'There is no such page',
  notFound: 'Nothing stands at this address.',
  toHome: 'To the home page',
  broken: 'This page does not open',
}
