import type { Locator } from '@playwright/test'
import { expect, type Page } from '@playwright/test'

/** The figure above a board. */
export function figure(page: Page, view: string): Locator {
  const figures = page.getByRole('navigation', { name: '每个数字都能点开清单' })
  return figures.getByRole('link', { name: view }).locator('b')
}

/** What the figure says once it is known. */
export async function countOf(figured: Locator): Promise<number> {
  await expect(figured).toHaveText(/^\d+$/)
  return Number(await figured.innerText())
}

/** Picks a case on a board by its number; its pane opens beside the list. */
export async function pick(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: `选 ${number}`, exact: true }).click()
  await expect(page.getByRole('region', { name: `案卷 ${number}` })).toBeVisible()
}

/** Chooses from a select that is searched by typing. */
export async function choose(
  form: Page | Locator,
  label: string,
  typed: string,
  option: string | RegExp,
) {
  const box = form.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(typed)
  await form.locator('.ant-select-item-option', { hasText: option }).first().click()
}

/** The open dialog of one act. */
export function dialog(page: Page, title: string | RegExp) {
  return page.getByRole('dialog', { name: title })
}

/** Opens a case from a board, on a page of its own. */
export async function openCase(page: Page, board: string, number: string): Promise<void> {
  await page.goto(board)
  await pick(page, number)
  await page.getByRole('link', { name: '看全案' }).click()
  await expect(page.getByRole('heading', { name: '谁能核查这一件' })).toBeVisible()
}

/** Does an act that needs no more than its button in the dialog. */
export async function confirm(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: act }).click()
  const asked = dialog(page, act)
  await asked.getByRole('button', { name: act }).click()
  await expect(asked).toBeHidden()
}

export type Call = {
  text: string
  category: string
  search: string
  place: RegExp
  name: string
  phone: string
}

/** Staff write down what a caller says; answers with the number read out to them. */
export async function takeCall(page: Page, call: Call): Promise<string> {
  await page.goto('/desk/inbox/new')
  await page.getByLabel('反映人说的话').fill(call.text)
  await page.getByRole('button', { name: call.category }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill(call.name)
  await page.getByRole('textbox', { name: '电话' }).fill(call.phone)
  await choose(page, '写几个字', call.search, call.place)
  await expect(page.getByRole('status').filter({ hasText: call.place })).toBeVisible()
  await page.getByRole('button', { name: '记下来' }).click()
  await expect(page.getByRole('heading', { name: '回执' })).toBeVisible()
  return page.locator('.receipt-number').innerText()
}
