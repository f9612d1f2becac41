import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { readyOffline } from './field.ts'
import { test } from './street.ts'

test('a place is pointed at on the map, which stays in step with the list, and the point goes with the report', async ({
  openAs,
}) => {
  const resident = await openAs('phone')
  const sheet = await openPicker(resident)
  await sheet.getByRole('radio', { name: '看地图' }).check()
  await point(sheet, '翠屏里社区')
  await expect(sheet.getByRole('listitem').filter({ hasText: '翠屏里北区 3 网格' })).toBeVisible()
  await point(sheet, '翠屏里北区 3 网格')
  await sheet.getByRole('list').getByRole('button', { name: '5–7号楼网格' }).click()
  await point(sheet, '5号楼')
  await expect(sheet.getByText('翠屏里北区 3 网格 5号楼', { exact: true })).toBeVisible()
  await sheet.getByRole('button', { name: '细到哪一户' }).click()
  await expect(sheet.getByRole('grid')).toBeVisible()
  expect((await new AxeBuilder({ page: resident }).analyze()).violations).toEqual([])
  await sheet.getByRole('button', { name: '就是这里：5号楼' }).click()
  await expect(resident.getByText('在地图上指的')).toBeVisible()
  const sent = await submitted(resident)
  expect(sent.place).toMatchObject({
    nodeId: expect.any(String),
    point: [expect.any(Number), expect.any(Number)],
  })
})

test('a door is chosen on the elevation of its building', async ({ openAs }) => {
  const resident = await openAs('phone')
  const sheet = await openPicker(resident)
  await sheet.getByRole('radio', { name: '逐级选' }).check()
  for (const step of ['翠屏里社区', '翠屏里北区 3 网格', '5–7号楼网格', '5号楼'])
    await sheet.getByRole('list').getByRole('button', { name: step, exact: true }).click()
  await sheet.getByRole('button', { name: '细到哪一户' }).click()
  await sheet.getByRole('radio', { name: '2单元' }).check()
  await sheet.getByRole('button', { name: '3 楼 301' }).click()
  await expect(resident.getByText('翠屏里北区 3 网格 5号楼 2单元 301')).toBeVisible()
})

test('where somebody stands is used once: the place found there goes with the report, the position does not', async ({
  openAs,
}) => {
  const resident = await openAs('phone')
  await resident.context().grantPermissions(['geolocation'])
  await resident.context().setGeolocation(await spotIn(resident, '北区3网格5号楼'))
  const sheet = await openPicker(resident)
  await sheet.getByRole('radio', { name: '我在这里' }).check()
  await expect(sheet.getByText('位置只用这一次：找到地方就丢掉，不存、不跟踪。')).toBeVisible()
  await sheet.getByRole('button', { name: '用我现在的位置' }).click()
  await sheet.getByRole('button', { name: '就是这里：翠屏里北区 3 网格 5号楼' }).click()
  await expect(resident.getByText('位置只用了这一次，没有存下来')).toBeVisible()
  expect((await submitted(resident)).place).toEqual({ nodeId: expect.any(String) })
})

test('a leader reaches the doors of any building of the compound where there is no signal', async ({
  openAs,
}) => {
  const leader = await openAs('phone', 'fengzhiyuan')
  await leader.goto('/today')
  await expect(leader.getByRole('heading', { name: '今天' })).toBeVisible()
  await Promise.all([readyOffline(leader), leader.waitForLoadState('networkidle')])
  await leader.context().setOffline(true)
  await leader.getByRole('link', { name: '我的网格' }).click()
  await leader.getByRole('main').getByRole('listitem').first().getByRole('link').click()
  await leader.getByRole('main').getByRole('link', { name: /号楼/ }).last().click()
  await expect(leader.getByRole('grid')).toBeVisible()
})

test('types are asked for once the writer pauses, once for all parts of the form, and not at every key', async ({
  openAs,
}) => {
  const resident = await openAs('phone')
  await resident.clock.install()
  await resident.goto('/report')
  const words = resident.getByLabel('发生了什么？')
  await expect(words).toBeVisible()
  const asked: unknown[] = []
  resident.on('request', (sent) => {
    if (sent.url().endsWith('/api/matter/proposals')) asked.push(sent.postDataJSON())
  })
  await resident.clock.pauseAt(new Date('2030-01-01T00:00:00Z'))
  await words.pressSequentially('坡道的扶手松了')
  await resident.clock.resume()
  await expect(resident.getByRole('radio', { name: '无障碍坡道' })).toBeVisible()
  expect(asked).toEqual([{ text: '坡道的扶手松了' }])
})

async function openPicker(page: Page): Promise<Locator> {
  await page.goto('/report')
  await page.getByLabel('发生了什么？').fill('灯不亮。')
  await page.getByRole('button', { name: '选地方' }).click()
  return page.getByRole('dialog', { name: '在哪里？' })
}

/** Puts a finger on the place of that name. */
async function point(sheet: Locator, name: string): Promise<void> {
  const row = sheet.getByRole('list').getByRole('button', { name, exact: true })
  await expect(row).toBeVisible()
  const nodeId = await row.getAttribute('data-node')
  await sheet.locator(`svg [data-node="${nodeId}"]`).click()
}

/** Sends the report and answers with what was sent. */
async function submitted(page: Page): Promise<{ place: object }> {
  const sending = page.waitForRequest('**/api/reports')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('heading', { name: '我们收到了' })).toBeVisible()
  return (await sending).postDataJSON()
}

async function spotIn(page: Page, words: string) {
  const found = await (await page.request.get(`/api/grid/places?text=${words}`)).json()
  const nodeId = found.items[0]?.node.nodeId
  const { node } = await (await page.request.get(`/api/grid/nodes/${nodeId}`)).json()
  const [longitude, latitude] = node.centre.map((part: number) => part / 1e7)
  return { longitude, latitude }
}
