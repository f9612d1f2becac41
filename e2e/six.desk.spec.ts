import { expect, type Page } from '@playwright/test'
import { test } from './street.ts'

const names = ['党建', '自治', '服务', '物业', '教育', '治安']

test('R108: every case carries one of the six; six columns show them together, open their lists, and are walked by keyboard', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'hewenjing')
  await page.goto('/desk/dispatch')
  const nav = page.getByRole('navigation', { name: '工作台' })
  await nav.getByRole('link', { name: '六位一体' }).click()
  await expect(page.getByRole('heading', { name: '六位一体' })).toBeVisible()
  const columns = page.locator('.six-column')
  await expect(columns).toHaveCount(6)
  expect(
    await columns.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
  ).toEqual(names)
  const open = await openOf(page)
  const { counts } = await read<{ counts: Counted[] }>(page, '/api/cases/counts')
  const all = counts.find(({ view }) => view === 'open')?.count
  expect(open.reduce((sum, one) => sum + one, 0)).toBe(all)

  await test.step('J, K and the arrows lead from case to case, Enter opens one', async () => {
    const filled = columns.filter({ has: page.locator('li') })
    const [first, second] = [filled.nth(0), filled.nth(1)]
    await page.keyboard.press('j')
    await expect(first.getByRole('link', { name: /^\d{6}-/ }).first()).toBeFocused()
    await page.keyboard.press('ArrowRight')
    const next = second.getByRole('link', { name: /^\d{6}-/ }).first()
    await expect(next).toBeFocused()
    const domain = (await second.getAttribute('aria-label')) ?? ''
    await page.keyboard.press('Enter')
    await expect(page.locator('dt', { hasText: '六位一体' }).first()).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: domain })).toBeVisible()
    await page.goBack()
  })

  await test.step('a column opens the list of its own cases, under the same place', async () => {
    const place = await communityOf(page)
    await page.goto(`/desk/six?under=${place}`)
    await expect(page.getByRole('button', { name: /^只看/ })).toBeVisible()
    const property = page.getByRole('region', { name: '物业' })
    const count = Number(await property.locator('h2 b').innerText())
    await property.getByRole('heading').getByRole('link').click()
    await expect(page).toHaveURL(/six=property/)
    await expect(page).toHaveURL(new RegExp(`under=${place}`))
    await expect(page.getByLabel('六位一体')).toHaveValue('property')
    const rows = page.locator('tr[data-case]')
    await expect(rows).toHaveCount(Math.min(count, 50))
    await expect(rows.filter({ hasText: '物业' })).toHaveCount(Math.min(count, 50))
  })
})

type Counted = { view: string; count: number }

async function openOf(page: Page): Promise<number[]> {
  return (await page.locator('.six-column h2 b').allInnerTexts()).map((text) =>
    Number(text.replaceAll(',', '')),
  )
}

async function communityOf(page: Page): Promise<string> {
  const { node } = await read<{ node: { nodeId: string } }>(page, '/api/grid/root')
  const { items } = await read<{ items: { nodeId: string }[] }>(
    page,
    `/api/grid/nodes/${node.nodeId}/children`,
  )
  return items[0]?.nodeId ?? 'no community'
}

async function read<Body>(page: Page, path: string): Promise<Body> {
  return (await page.request.get(path)).json()
}
