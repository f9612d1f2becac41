import { dialog } from './desk.ts'
import { expect, type Page } from '@playwright/test'
import { test } from './street.ts'

test('the grid explorer is walked by keyboard, map and list stay in step, and a building opens door by door', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'zhouxiaolan')
  await page.goto('/desk/grid')
  const list = page.getByRole('region', { name: '网格名单' })
  const chosen = list.locator('tr[data-selected="true"]')
  const lit = page.locator('.grid-map .map-label.number-selected b')
  await expect(chosen).toHaveCount(1)
  await expect(page.locator('.grid-map .map-label').first()).toBeVisible()

  await test.step('arrows move the selection; the map lights the same grid', async () => {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(lit).toHaveText(await ordinal(page))
    const below = await ordinal(page)
    await page.keyboard.press('ArrowUp')
    expect(Number(await ordinal(page))).toBeLessThan(Number(below))
    await expect(lit).toHaveText(await ordinal(page))
  })

  await test.step('M leads from list to map and back; pointing at the map selects in the list', async () => {
    await page.keyboard.press('m')
    await expect(page.locator('section.grid-map')).toBeFocused()
    await page.keyboard.press('m')
    await expect(page.locator('section.grid-map')).not.toBeFocused()
    const label = page.locator('.grid-map .map-label.number').last()
    const title = await label.locator('b').innerText()
    await label.click()
    await expect(chosen.locator('td').first()).toHaveText(title)
    await expect(lit).toHaveText(title)
  })

  await test.step('right goes a level down, left back up, Enter opens the page', async () => {
    const name = await chosen.getByRole('button').innerText()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('navigation', { name: '在哪一级' })).toContainText(name)
    await page.keyboard.press('ArrowLeft')
    await expect(chosen.getByRole('button')).toHaveText(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  })

  await test.step('on the elevation arrows move as the doors lie, and Enter chooses', async () => {
    await page.goto(`/desk/grid/${await buildingOf(page)}`)
    const entrance = page.locator('.entrance').first()
    const door = (name: string) => entrance.getByRole('button', { name, exact: true })
    await door('101').focus()
    await page.keyboard.press('ArrowUp')
    await expect(door('201')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(door('202')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(door('102')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(door('102')).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('status').filter({ hasText: '102' })).toBeVisible()
    await page.getByRole('button', { name: '看名单' }).click()
    const twin = page.locator('tr[data-selected="true"]')
    await expect(twin).toContainText('102')
  })
})

test('R113: the secretary marks a compound as old after confirming, and undoes it; other posts see no button', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'xujingan')
  const nodeId = await compoundOf(page)
  const isOld = async () => {
    const answer = await page.request.get(`/api/grid/nodes/${nodeId}`)
    return (await answer.json()).node.isOldCompound === true
  }
  expect(await isOld()).toBe(false)
  await page.goto(`/desk/grid?node=${nodeId}`)
  await page.getByRole('button', { name: '标为老旧小区' }).click()
  const asked = dialog(page, '标为老旧小区')
  await asked.getByRole('button', { name: '先不动' }).click()
  expect(await isOld()).toBe(false)
  await page.getByRole('button', { name: '标为老旧小区' }).click()
  await asked.getByRole('button', { name: '标为老旧小区' }).click()
  await expect(page.getByRole('button', { name: '去掉老旧小区的标记' })).toBeVisible()
  expect(await isOld()).toBe(true)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('button', { name: '标为老旧小区' })).toBeVisible()
  expect(await isOld()).toBe(false)

  const cadre = await openAs('desk', 'zhouxiaolan')
  await cadre.goto(`/desk/grid?node=${nodeId}`)
  await expect(cadre.locator('.grid-detail')).toBeVisible()
  await expect(cadre.getByRole('button', { name: '标为老旧小区' })).toHaveCount(0)
})

/** The ordinal of the grid that the list shows as selected. */
function ordinal(page: Page): Promise<string> {
  return page.locator('.grid-list tr[data-selected="true"] td').first().innerText()
}

async function pathTo(page: Page, words: string) {
  const answer = await page.request.get(`/api/grid/places?text=${encodeURIComponent(words)}`)
  const [found] = (await answer.json()).items
  return [...found.path, found.node] as { nodeId: string; kind: string }[]
}

async function buildingOf(page: Page): Promise<string> {
  return (await pathTo(page, '北区3网格5号楼')).at(-1)?.nodeId ?? 'no building'
}

async function compoundOf(page: Page): Promise<string> {
  const path = await pathTo(page, '北区3网格5号楼')
  return path.find(({ kind }) => kind === 'mid-grid')?.nodeId ?? 'no compound'
}
