import type { Locator } from '@playwright/test'
import { expect, type Page } from './street.ts'

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
export async function choose(page: Page, label: string, typed: string, option: string | RegExp) {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(typed)
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
}

/** The open dialog of one act. */
export function dialog(page: Page, title: string | RegExp) {
  return page.getByRole('dialog', { name: title })
}
