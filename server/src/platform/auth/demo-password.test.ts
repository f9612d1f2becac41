import { describe, expect, it } from 'vitest'
import { demoPassword } from '../../../test/database.setup.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { keepDemoPassword } from './demo-password.ts'
import { hashPassword } from './sign-in.ts'

async function statusOf(world: World, password: string, loginName = 'liumin'): Promise<number> {
  return (await world.browser().post('/sign-ins', { loginName, password })).status
}

describe('The password of the demo', () => {
  it('is the one the server was started with, also after it was changed; old sign-ins end with the old one', async () => {
    const world = await openWorld()
    const before = await world.signIn('liumin')
    expect(await keepDemoPassword(world.database, 'another-password', world.clock.now())).toBe(true)
    expect(await statusOf(world, 'another-password')).toBe(200)
    expect(await statusOf(world, demoPassword)).toBe(401)
    expect((await before.get('/me')).body.name).toBeUndefined()
    expect((await before.get('/cases')).status).toBe(401)
  })

  it('is left alone when it is the same, and signs nobody out', async () => {
    const world = await openWorld()
    const signedIn = await world.signIn('liumin')
    const hashes = 'select identity_id, password_hash from auth.identity order by 1'
    const before = await world.ask(hashes)
    expect(await keepDemoPassword(world.database, demoPassword, world.clock.now())).toBe(false)
    expect(await world.ask(hashes)).toEqual(before)
    expect((await signedIn.get('/cases')).status).toBe(200)
  })

  it('never becomes the password of a real person', async () => {
    const world = await openWorld()
    await world.ask(
      `update auth.identity set is_demo = false, password_hash = $1 where login_name = 'zhaoqiming'`,
      [await hashPassword('their-own-secret')],
    )
    await keepDemoPassword(world.database, 'another-password', world.clock.now())
    expect(await statusOf(world, 'their-own-secret', 'zhaoqiming')).toBe(200)
    expect(await statusOf(world, 'another-password', 'zhaoqiming')).toBe(401)
  })
})
