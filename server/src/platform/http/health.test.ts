import { expect, it } from 'vitest'
import { openWorld } from '../../../test/world.ts'

it('is ready while the database answers, and says that it is not when it does not', async () => {
  const world = await openWorld()
  const browser = world.browser()
  expect((await browser.get('/health')).body).toEqual({ status: 'ready' })
  await world.database.requests.end()
  const answer = await browser.get('/health')
  expect(answer.status).toBe(503)
  expect(answer.body.code).toBe('starting')
})
