import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
  request,
} from '@playwright/test'
import { type StreetServer, startStreet } from './street-server.ts'

export type Face = 'phone' | 'desk'
type State = Awaited<ReturnType<BrowserContext['storageState']>>
export type Street = StreetServer & {
  /** The cookies of somebody who signed in before; each person signs in once per server. */
  signInOf(loginName: string): Promise<State>
}
/** Opens a browser of its own for one person, signed in under that name or nobody's. */
export type OpenAs = (face: Face, loginName?: string) => Promise<Page>

const faces = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false },
} as const

export const test = base.extend<{ openAs: OpenAs }, { street: Street }>({
  street: [
    async ({ browserName: _ }, use) => {
      const server = await startStreet()
      const known = new Map<string, Promise<State>>()
      await use({ ...server, signInOf: (loginName) => signInOf(server, known, loginName) })
      await server.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ street }, use) => use(street.address),
  openAs: async ({ browser, street }, use) => {
    const opened: BrowserContext[] = []
    const broken: Error[] = []
    await use(async (face, loginName) => {
      const context = await openContext(browser, street, face, loginName)
      opened.push(context)
      context.on('weberror', (error) => broken.push(error.error()))
      return context.newPage()
    })
    for (const context of opened) await context.close()
    expect(broken, 'no page throws an error nobody catches').toEqual([])
  },
})

async function openContext(
  browser: Browser,
  street: Street,
  face: Face,
  loginName: string | undefined,
): Promise<BrowserContext> {
  return browser.newContext({
    ...faces[face],
    baseURL: street.address,
    ...(loginName !== undefined && { storageState: await street.signInOf(loginName) }),
  })
}

function signInOf(
  server: StreetServer,
  known: Map<string, Promise<State>>,
  loginName: string,
): Promise<State> {
  const before = known.get(loginName)
  if (before) return before
  const state = signIn(server.address, loginName)
  known.set(loginName, state)
  return state
}

async function signIn(address: string, loginName: string): Promise<State> {
  const asking = await request.newContext({ baseURL: address })
  const answer = await asking.post('/api/sign-ins', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { loginName, password: 'linli-demo' },
  })
  expect(answer.status(), `${loginName} signs in`).toBe(200)
  const state = await asking.storageState()
  await asking.dispose()
  return state
}
