import { expect, type Page } from '@playwright/test'
import { addPhoto } from './photo.ts'

export type Told = {
  text: string
  /** What is typed into the search for a place, and the place it must lead to. */
  search: string
  place: string
  category: string
  phone?: string
  /** The number left before, masked: it is not asked again. */
  knownPhone?: string
  photo?: string
}
export type Receipt = { number: string; receiptCode: string; checkWord: string }

/** A resident says what happened, shows it, and picks the place from the search. */
export async function report(page: Page, told: Told): Promise<Receipt> {
  await page.goto('/report')
  await page.getByLabel('发生了什么？').fill(told.text)
  await page.getByRole('radio', { name: told.category }).check()
  if (told.photo) await addPhoto(page.getByRole('main'), told.photo)
  await choosePlace(page, told)
  if (told.knownPhone) await expect(page.getByText(told.knownPhone)).toBeVisible()
  if (told.phone) await page.getByLabel('电话', { exact: true }).fill(told.phone)
  await expect(page.getByLabel('不让修的单位看到我的电话')).not.toBeChecked()
  await page.getByRole('button', { name: '提交' }).click()
  return readReceipt(page)
}

async function choosePlace(page: Page, told: Told): Promise<void> {
  await page.getByRole('button', { name: '选地方' }).click()
  const sheet = page.getByRole('dialog', { name: '在哪里？' })
  await sheet.getByRole('radio', { name: '搜一搜' }).check()
  await sheet.getByRole('searchbox').fill(told.search)
  await sheet.getByRole('button', { name: told.place, exact: true }).click()
  await expect(page.getByText(told.place, { exact: true })).toBeVisible()
}

/** The receipt has a number, a code with its check word, a QR code and the street's phone. */
export async function readReceipt(page: Page): Promise<Receipt> {
  await expect(page.getByRole('heading', { name: '我们收到了' })).toBeVisible()
  await expect(page.getByRole('img', { name: '查进度的二维码' })).toBeVisible()
  await expect(page.getByText('100 0531 0012')).toBeVisible()
  const status = await page.getByRole('status').filter({ hasText: '我们收到了' }).innerText()
  return {
    number: /\d{6}-\d{3,}/.exec(status)?.[0] ?? 'no number on the receipt',
    receiptCode: await termOf(page, '回执码'),
    checkWord: await termOf(page, '口令'),
  }
}

/** What stands beside a term in a list of facts. */
export async function termOf(page: Page, term: string): Promise<string> {
  const fact = page
    .locator('dt', { hasText: new RegExp(`^${term}$`) })
    .locator('xpath=following-sibling::dd[1]')
  return (await fact.innerText()).trim()
}
