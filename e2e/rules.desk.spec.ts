import { dialog } from './desk.ts'
import { expect, type Page } from '@playwright/test'
import { test } from './street.ts'

const ramp = 'C-21-02 无障碍坡道'

test('the administrator shortens a limit in a draft, sees the change, and publishes it from tomorrow; the version in force stays as it is', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'wuxiaodong')
  await page.goto('/desk/catalogues')
  await page.getByRole('button', { name: '新起一版' }).click()
  const begin = dialog(page, '新起一版')
  await begin.getByLabel('叫什么').fill('坡道三天版')
  await begin.getByRole('button', { name: '新起一版' }).click()
  await expect(page.getByRole('heading', { name: '坡道三天版' })).toBeVisible()

  await page.getByRole('link', { name: `改 ${ramp}` }).click()
  await page.getByLabel('多久').last().fill('3')
  await page.getByRole('button', { name: '记下这一类' }).click()
  await page.getByRole('link', { name: '改动 1' }).click()
  const changed = page.getByRole('row', { name: '期限（从派遣起算）' })
  await expect(changed.getByRole('deletion')).toHaveText('保证能走 4 工作时；修好 5 工作日')
  await expect(changed.getByRole('insertion')).toHaveText('保证能走 4 工作时；修好 3 工作日')

  await page.getByRole('button', { name: '发布' }).click()
  const publish = dialog(page, '发布')
  await expect(publish).toContainText('有 1 类不一样')
  await expect(publish).toContainText('明天')
  await publish.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('已经发布，明天')).toBeVisible()
  await expect(page.getByRole('button', { name: '发布' })).toHaveCount(0)
  expect(await fixDays(page)).toBe(5)
})

test('the administrator marks a day off with its source, by keyboard, and makes it ordinary again', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'wuxiaodong')
  await page.goto('/desk/calendar?year=2027')
  await expect(page.getByText('这一年的放假通知还没有，先按周一到周五算。')).toBeVisible()
  const day = page.getByRole('button', { name: /^6月9日（周三）/ })
  await day.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await expect(day).toBeFocused()
  await page.keyboard.press('Enter')

  const form = dialog(page, '6月9日（周三）')
  await form.getByRole('button', { name: '记下来' }).click()
  await expect(form.getByText('写上从哪里来')).toBeVisible()
  await form.getByRole('radio', { name: '放假' }).check()
  await form.getByLabel('名目').fill('端午节')
  await form.getByLabel('从哪里来').fill('街道通知〔2027〕3 号')
  await form.getByRole('button', { name: '记下来' }).click()
  await expect(day).toHaveAccessibleName('6月9日（周三），放假，端午节')
  const list = page.getByRole('region', { name: '放假和调休的日子' })
  await expect(list).toContainText('街道通知〔2027〕3 号')

  await list.getByRole('button', { name: '改 6月9日（周三）' }).click()
  await form.getByRole('button', { name: '改回平常' }).click()
  await expect(day).toHaveAccessibleName('6月9日（周三），上班')
})

/** The days that the catalogue in force gives for mending a ramp. */
async function fixDays(page: Page): Promise<number | undefined> {
  const answer = await page.request.get('/api/catalogue')
  const { categories } = (await answer.json()) as {
    categories: { code: string; limits: { step: string; amount: number }[] }[]
  }
  const found = categories.find(({ code }) => code === 'C-21-02')
  return found?.limits.find(({ step }) => step === 'fix')?.amount
}
