import { beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../../test/database.setup.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'
import { addMinutes } from '../runtime/clock.ts'
import { rememberedMillis } from './sign-in-memory.ts'

let world: World
let secretary: Browser
let openBrowser: () => Browser

beforeAll(async () => {
  world = await openWorld()
  openBrowser = (await world.serve(1, false)).browser
  secretary = await signedIn()
})

async function signedIn(): Promise<Browser> {
  const browser = openBrowser()
  const { status } = await browser.post('/sign-ins', {
    loginName: 'xujingan',
    password: demoPassword,
  })
  expect(status).toBe(200)
  return browser
}

const lists = async (browser: Browser) => (await browser.get('/cases?view=all')).status

describe('A sign-in looked up a moment ago', () => {
  it('serves five seconds longer when another process has closed it, and not one more', async () => {
    expect(await lists(secretary)).toBe(200)
    await world.ask('update auth.sign_in set closed_at = opened_at')
    expect(await lists(secretary)).toBe(200)
    world.clock.set(addMinutes(world.clock.now(), rememberedMillis / 60_000))
    expect(await lists(secretary)).toBe(401)
  })

  it('is forgotten at once when its own person signs out', async () => {
    const leaving = await signedIn()
    expect(await lists(leaving)).toBe(200)
    const copied = { ...leaving.cookies }
    await leaving.post('/me/sign-out')
    Object.assign(leaving.cookies, copied)
    expect(await lists(leaving)).toBe(401)
  })
})
