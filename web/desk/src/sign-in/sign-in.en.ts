import type { Translated } from '@linli/kit/messages'
import type { zh } from './sign-in.zh.ts'

export const en: Translated<typeof zh> = {
  title: 'Sign in to the desk',
  loginName: 'Sign-in name',
  password: 'Password',
  code: 'Six-digit code',
  codeHint: 'Open the authenticator on your phone and copy the six digits.',
  signIn: 'Sign in',
  demoTitle: 'Demo sign-ins',
  demoHint: 'This is a demo street: choose a post to enter. Every password is {password}.',
  choosePost: 'You hold {count} posts; under which one do you act now?',
  choosePostHint: 'Every step carries this post. You can change it at the top right.',
  noPost: 'You hold no post today. Ask the community secretary or the street.',
  forget: 'Sign out and let someone else in',
}
