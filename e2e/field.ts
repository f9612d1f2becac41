import { expect, type Page } from '@playwright/test'
import { addPhoto } from './photo.ts'

/** Opens a task from today's list. */
export async function openTask(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { name: '办到哪一步' })).toBeVisible()
}

/** What a sheet of the phone asks for one act: an answer, words, and a photo. */
type Done = { act: string; answer?: string; words: string; photo?: string }

/** Does one act of a task in its sheet. */
export async function act(page: Page, done: Done): Promise<void> {
  await page.getByRole('button', { name: done.act, exact: true }).click()
  const sheet = page.getByRole('dialog', { name: done.act })
  if (done.answer) await sheet.getByRole('radio', { name: done.answer, exact: true }).check()
  await sheet.getByRole('textbox').fill(done.words)
  if (done.photo) await addPhoto(sheet, done.photo)
  await sheet.getByRole('button', { name: done.act, exact: true }).click()
  await expect(sheet).toBeHidden()
}

/** Closes the toast that still offers to take back what one tap did: it leaves now, and not ten seconds later. */
export async function letGo(page: Page): Promise<void> {
  await page.getByRole('button', { name: '关闭' }).click()
}

/** Waits until the phone can open its pages without signal. */
export async function readyOffline(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
}
