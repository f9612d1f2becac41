import type { Translated } from '@linli/kit/messages'
import type { zh } from './sign-in.zh.ts'

export const en: Translated<typeof zh> = {
  title: 'Sign in to the desk',
  'missing-loginName': 'Write your sign-in name.',
  'missing-password': 'Write your password.',
  'missing-code': 'Write the six-digit code.',
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
  secondFactor: 'Set up a second factor first',
  secondFactorWhy:
    "Your post sees other people's data, so signing in asks for a six-digit code beside the password. Work begins once it is set up.",
  begin: 'Begin',
  addKey:
    'Add an account to the authenticator on your phone and type this key. It is shown this once.',
  openAuthenticator: 'The authenticator is on this machine; open it',
  confirmCode: 'Check the code',
  forget: 'Sign out and let someone else in',
}
