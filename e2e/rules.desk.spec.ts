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

test('the administrator renames a draft, adds a role that answers and renames another, and throws the draft away', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'wuxiaodong')
  await page.goto('/desk/catalogues')
  await page.getByRole('button', { name: '新起一版' }).click()
  const begin = dialog(page, '新起一版')
  await begin.getByLabel('叫什么').fill('试一试')
  await begin.getByRole('button', { name: '新起一版' }).click()
  await page.getByRole('button', { name: '改名' }).click()
  const rename = dialog(page, '改名')
  await rename.getByLabel('叫什么').fill('绿道版')
  await rename.getByRole('button', { name: '改名' }).click()
  await expect(page.getByRole('heading', { name: '绿道版' })).toBeVisible()

  await page.getByRole('link', { name: /^名称/ }).click()
  const roles = page.getByRole('region', { name: '负责的角色' })
  await roles.getByRole('button', { name: '加一个角色' }).click()
  const add = dialog(page, '加一个角色')
  await add.getByLabel('编号').fill('Green Way')
  await add.getByRole('button', { name: '记下名称' }).click()
  await expect(add.getByText('编号不合规则')).toBeVisible()
  await add.getByLabel('编号').fill('greenway')
  await add.getByLabel('中文').fill('绿道养护队')
  await add.getByLabel('英文').fill('greenway crew')
  await add.getByRole('button', { name: '记下名称' }).click()
  await expect(roles.getByRole('row', { name: /greenway/ })).toContainText('绿道养护队')
  await roles.getByRole('button', { name: '改 绿道养护队' }).click()
  const change = dialog(page, '改名')
  await change.getByLabel('中文').fill('绿道队')
  await change.getByRole('button', { name: '记下名称' }).click()
  await expect(roles.getByRole('row', { name: /greenway/ })).toContainText('绿道队')
  await page.getByRole('link', { name: '改动 1' }).click()
  await expect(page.getByRole('row', { name: /greenway（中文）/ })).toContainText('绿道队')

  await page.getByRole('button', { name: '不要这份草稿' }).click()
  const discard = dialog(page, '不要这份草稿')
  await expect(discard).toContainText('绿道版')
  await discard.getByRole('button', { name: '不要这份草稿' }).click()
  await expect(page.getByRole('heading', { name: '目录的版本' })).toBeVisible()
  await expect(page.getByRole('link', { name: '绿道版' })).toHaveCount(0)
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
