import { z } from 'zod'
import { GrantId } from '../shared/ids.ts'
import { route } from '../shared/route.ts'
import {
  Me,
  SecondFactorBody,
  SecondFactorConfirmation,
  SignInBody,
  StreetInfo,
} from './sign-in.schema.ts'

export const signInProblems = {
  'sign-in-refused': { status: 401, title: 'Name, password or code is wrong' },
  'second-factor-needed': { status: 401, title: 'This post asks for a six-digit code' },
  'second-factor-not-begun': { status: 409, title: 'Begin setting up the second factor first' },
  'post-not-held': { status: 403, title: 'You do not hold this post today' },
} as const

const Done = z.object({ done: z.literal(true) })

export const signInContract = {
  'GET /health': route({
    summary: 'Says that the server is ready.',
    node: 'network',
    action: 'health.read',
    isPublic: true,
    response: z.object({ status: z.literal('ready') }),
    errors: ['starting'],
  }),
  'GET /street': route({
    summary: 'Tells which street this is and whether its data is invented.',
    node: 'network',
    action: 'street.read',
    isPublic: true,
    response: StreetInfo,
    errors: [],
  }),
  'POST /sign-ins': route({
    summary: 'Signs in with name and password; the token travels in a cookie.',
    node: 'network',
    action: 'sign-in.open',
    isPublic: true,
    body: SignInBody,
    response: Me,
    errors: ['sign-in-refused', 'second-factor-needed', 'too-many-tries'],
  }),
  'GET /me': route({
    summary: 'Tells who is signed in and under which post they act.',
    node: 'network',
    action: 'me.read',
    response: Me,
    errors: [],
  }),
  'POST /me/post': route({
    summary: 'Chooses the post to act under; it is written to every audit entry.',
    node: 'network',
    action: 'me.choose-post',
    body: z.object({ grantId: GrantId }),
    response: Me,
    errors: ['post-not-held'],
  }),
  'POST /me/second-factor': route({
    summary:
      'Begins a second factor: answers the otpauth address for an authenticator, this once and never again.',
    node: 'network',
    action: 'me.set-up-second-factor',
    body: SecondFactorBody,
    response: z.object({ otpauthUri: z.string() }),
    errors: ['second-factor-needed', 'sign-in-refused'],
  }),
  'POST /me/second-factor/confirm': route({
    summary:
      'Confirms the second factor with a code from the authenticator; from now on it is asked for.',
    node: 'network',
    action: 'me.confirm-second-factor',
    body: SecondFactorConfirmation,
    response: Me,
    errors: ['second-factor-not-begun', 'sign-in-refused'],
  }),
  'POST /me/sign-out': route({
    summary: 'Ends this sign-in.',
    node: 'network',
    action: 'me.sign-out',
    response: Done,
    errors: [],
  }),
}
