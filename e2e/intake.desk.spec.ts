import { choose, dialog } from './desk.ts'
import { expect, type Page } from '@playwright/test'
import { test } from './street.ts'

test('staff place a call by 3-2-501 as the search offers it; the door is kept apart, and what is half written is not lost unasked', async ({
  openAs,
  street,
}) => {
  const page = await openAs('desk', 'zhouxiaolan')
  await page.goto('/desk/inbox/new')
  await page.getByLabel('反映人说的话').fill('厨房的下水道堵了。')
  await choose(page, '写几个字', '3-2-501', /3号楼 › 2单元 › 501$/)
  const said = page.getByRole('status').filter({ hasText: '501' })
  await expect(said).toBeVisible()

  await test.step('leaving asks first, and staying keeps every word', async () => {
    await page.getByRole('link', { name: '办完，换回自己' }).click()
    const asked = dialog(page, '还没有记下来')
    await asked.getByRole('button', { name: '接着写' }).click()
    await expect(page.getByLabel('反映人说的话')).toHaveValue('厨房的下水道堵了。')
    await expect(said).toBeVisible()
  })

  await page.getByRole('button', { name: '记下来' }).click()
  await expect(page.getByRole('heading', { name: '回执' })).toBeVisible()
  const [row] = await street.ask<Kept>(
    `select m.place, n.kind, c.address_enc is not null as "hasDoor" from matter.matter m
     join grid.node n using (street_id, node_id) join matter.contact c using (street_id, matter_id)
     where m.number = $1`,
    [await page.locator('.receipt-number').innerText()],
  )
  expect(row).toMatchObject({ kind: 'entrance', hasDoor: true })
  expect(row?.place).not.toContain('501')
})

test('staff choose an entrance and a door on the elevation, and a pin on the map goes to the building grid it stands in', async ({
  openAs,
  street,
}) => {
  const page = await openAs('desk', 'zhouxiaolan')
  await page.goto('/desk/inbox/new')
  await page.getByLabel('反映人说的话').fill('楼前的雨水井盖破了。')
  // A point is kept of what lies in public space alone.
  await page.getByRole('button', { name: /^雨水井盖/ }).click()
  await choose(page, '写几个字', '北区3网格5号楼', /5号楼$/)
  const place = page.getByRole('status').filter({ hasText: '5号楼' })
  await page.getByRole('button', { name: '在5号楼的楼栋图上选门' }).click()
  await page.locator('.pick-door').getByRole('button', { name: '2单元' }).click()
  await expect(place).toHaveText(/5号楼 › 2单元$/)
  const second = page.locator('.entrance', { hasText: '2单元' })
  await second.getByRole('button', { name: '301', exact: true }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(second.getByRole('button', { name: '401', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(place).toHaveText(/2单元 › 401$/)
  await expect(page.getByRole('combobox', { name: '选户室' })).not.toHaveValue('')

  await page.getByRole('button', { name: '在图上放一个点' }).click()
  const map = page.locator('.place-map canvas')
  await expect(map).toBeVisible()
  await expect(page.locator('.place-map .map-label').first()).toBeVisible()
  await pinAt(page)
  await expect(page.getByRole('status').filter({ hasText: '带图上的点' })).toBeVisible()
  await expect(page.locator('.map-pin')).toHaveCount(1)
  await expect(page.getByRole('combobox', { name: '选楼宇网格' })).not.toHaveValue('')
  await page.getByRole('button', { name: '记下来' }).click()
  await expect(page.getByRole('heading', { name: '回执' })).toBeVisible()
  const [row] = await street.ask<{ isPinned: boolean; kind: string }>(
    `select m.lon is not null as "isPinned", n.kind from matter.matter m
     join grid.node n using (street_id, node_id) where m.number = $1`,
    [await page.locator('.receipt-number').innerText()],
  )
  expect(row?.isPinned).toBe(true)
  expect(['small-grid', 'building']).toContain(row?.kind)
})

type Kept = { place: string; kind: string; hasDoor: boolean }

/** Clicks the map at one of its labels: inside a grid, whatever the screen. */
async function pinAt(page: Page): Promise<void> {
  const label = await page.locator('.place-map .map-label.number').first().boundingBox()
  if (label === null) throw new Error('the map shows no label')
  await page.mouse.click(label.x + label.width / 2, label.y + label.height / 2)
}
