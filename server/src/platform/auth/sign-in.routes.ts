import { signInContract } from '@linli/contract/platform/sign-in.contract'
import type { StreetInfo } from '@linli/contract/platform/sign-in.schema'
import type { Context } from '../db/context.ts'
import { type AccessTable, bind } from '../http/bind.ts'
import { Refusal } from '../http/refusal.ts'
import { demoSignIns } from './auth.sql.ts'
import {
  chooseGrant,
  closeThisSignIn,
  finishSecondFactor,
  openSignIn,
  readMe,
  setUpSecondFactor,
} from './sign-in.ts'

/** What anyone may know of this installation. */
export type StreetCard = {
  streetId: number
  name: string
  code: string
  isDemo: boolean
  phone: string
  demoPassword?: string
}

const access: AccessTable = {
  'health.read': 'anyone',
  'street.read': 'anyone',
  'sign-in.open': 'anyone',
  'me.read': 'signed-in',
  'me.choose-post': 'signed-in',
  'me.sign-out': 'signed-in',
  'me.set-up-second-factor': 'signed-in',
  'me.confirm-second-factor': 'signed-in',
}

/** Routes of the platform itself: readiness, the street's card, signing in and out. */
export function signInRoutes(street: StreetCard) {
  return bind(signInContract, access, {
    'GET /health': readHealth,
    'GET /street': (ctx) => readStreet(ctx, street),
    'POST /sign-ins': (ctx, { body }, { request, reply }) => openSignIn(ctx, body, request, reply),
    'GET /me': (ctx, _asked, { request }) => readMe(ctx, request),
    'POST /me/post': (ctx, { body }, { request }) => chooseGrant(ctx, request, body.grantId),
    'POST /me/sign-out': (ctx, _asked, { request, reply }) => closeThisSignIn(ctx, request, reply),
    'POST /me/second-factor': (ctx, { body }, { request }) =>
      setUpSecondFactor(ctx, request, street.name, body.code),
    'POST /me/second-factor/confirm': (ctx, { body }, { request }) =>
      finishSecondFactor(ctx, request, body.code),
  })
}

/** Ready means that the database answers. */
async function readHealth({ database }: Context): Promise<{ status: 'ready' }> {
  await database.requests.query('select').catch(() => {
    throw new Refusal('starting')
  })
  return { status: 'ready' }
}

async function readStreet(ctx: Context, street: StreetCard): Promise<StreetInfo> {
  const { rows } = street.isDemo ? await ctx.database.requests.query(demoSignIns({})) : { rows: [] }
  const people = rows as {
    login_name: string
    name: string
    post: string | null
    node_name: string | null
    unit_name: string | null
  }[]
  return {
    streetName: street.name,
    streetCode: street.code,
    isDemo: street.isDemo,
    phone: street.phone,
    demoSignIns: people.map((row) => ({
      loginName: row.login_name,
      post: row.post ?? 'resident',
      label: row.unit_name ?? row.node_name ?? '',
      name: row.name,
    })) as StreetInfo['demoSignIns'],
    ...(street.demoPassword ? { demoPassword: street.demoPassword } : {}),
  }
}
