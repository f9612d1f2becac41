import { expect, type Page } from '@playwright/test'
import { readyOffline } from './field.ts'
import { addPhoto } from './photo.ts'
import { type Street, test } from './street.ts'

const place = '翠屏里北区 3 网格 5号楼 2单元'

test('a photo report noted without signal and without signing in waits for its writer, and goes under their name once, photo and all', async ({
  openAs,
  street,
}) => {
  const text = '北区3网格5号楼2单元的门禁按了没有反应。'
  const phone = await openAs('phone')
  // Its photo arrives under nobody's name before its writer signs in; the report itself does not.
  await noteWithoutSignal(phone, text, '**/api/reports')
  await phone.waitForResponse((answer) => answer.url().includes('/api/photos/') && answer.ok())
  await signIn(phone, 'wangxiuzhen')

  await phone.getByRole('link', { name: '还有 1 件存在手机里，没有上传' }).click()
  await expect(phone.getByRole('heading', { name: '没登录时记的' })).toBeVisible()
  expect(await reportsWith(street, text)).toEqual([])
  await phone.getByRole('button', { name: '是我记的，上传' }).click()
  await expect(phone.getByText('都已上传，手机里没有要传的。')).toBeVisible()
  expect(await reportsWith(street, text)).toEqual([{ hasReporter: true, photos: 1 }])
})

test('a report that whoever signs in does not claim stays without a name and is sent after they sign out', async ({
  openAs,
  street,
}) => {
  const text = '北区3网格5号楼2单元的井盖一踩就响。'
  const phone = await openAs('phone')
  await noteWithoutSignal(phone, text, '**/api/photos/*')
  await signIn(phone, 'liumin')
  await expect(phone.getByRole('link', { name: '1 条要您看' })).toBeVisible()
  await signOut(phone)
  await expect.poll(() => reportsWith(street, text)).toEqual([{ hasReporter: false, photos: 1 }])
})

test('what one person half wrote on a phone is not there for the next, and goes when its writer signs out', async ({
  openAs,
}) => {
  const phone = await openAs('phone')
  await signIn(phone, 'wangxiuzhen')
  await phone.getByRole('link', { name: '反映问题' }).click()
  await phone.getByLabel('发生了什么？').fill('楼上半夜总有响动。')
  await phone.getByRole('button', { name: '换一个' }).click()
  await phone.getByLabel('电话', { exact: true }).fill('100 5310 2046')
  await addPhoto(phone.getByRole('main'), '楼上')
  await phone.getByRole('button', { name: '返回' }).click()
  await phone.getByRole('link', { name: '反映问题' }).click()
  await expect(phone.getByLabel('发生了什么？')).toHaveValue('楼上半夜总有响动。')

  await phone.getByRole('button', { name: '返回' }).click()
  await signOut(phone, '还有 1 份写到一半的没有提交')
  await expectEmptyForm(phone)
  await signIn(phone, 'liumin')
  await phone.goto('/report')
  await expectEmptyForm(phone)
  await signOut(phone)
  await signIn(phone, 'wangxiuzhen')
  await expectEmptyForm(phone, '100****2046')
})

/** Notes a report without signal; what is lost on the way does not arrive before somebody signs in. */
async function noteWithoutSignal(phone: Page, text: string, lost: string): Promise<void> {
  await phone.goto('/report')
  await readyOffline(phone)
  await phone.getByLabel('发生了什么？').fill(text)
  await expect(phone.getByText(place)).toBeVisible()
  await addPhoto(phone.getByRole('main'), '现场')
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: '提交' }).click()
  await expect(phone.getByRole('heading', { name: '先存在手机里了' })).toBeVisible()
  await phone.route(lost, (route) => route.abort())
  await phone.context().setOffline(false)
}

async function signIn(phone: Page, loginName: string): Promise<void> {
  await phone.goto('/sign-in')
  await phone.getByLabel('登录名').fill(loginName)
  await phone.getByLabel('密码').fill('linli-demo')
  await phone.getByRole('button', { name: '登录', exact: true }).click()
  await expect(phone.getByRole('heading', { name: /街道|社区|今天/ })).toBeVisible()
  await phone.unrouteAll()
}

async function signOut(phone: Page, said?: string): Promise<void> {
  await phone.goto('/me')
  await phone.getByRole('button', { name: '退出登录' }).click()
  if (said) {
    const asked = phone.getByRole('dialog', { name: '退出登录' })
    await expect(asked).toContainText(said)
    await asked.getByRole('button', { name: '退出登录' }).click()
  }
  await expect(phone.getByRole('link', { name: '登录' })).toBeVisible()
}

/** Nothing of a draft is there; whoever left a number before finds it masked instead of an empty field. */
async function expectEmptyForm(phone: Page, known?: string): Promise<void> {
  await phone.goto('/report')
  await expect(phone.getByLabel('发生了什么？')).toHaveValue('')
  if (known) await expect(phone.getByText(known)).toBeVisible()
  else await expect(phone.getByLabel('电话', { exact: true })).toHaveValue('')
  await expect(phone.getByRole('img', { name: '第 1 张照片' })).toHaveCount(0)
}

type Found = { hasReporter: boolean; photos: number }

function reportsWith(street: Street, text: string): Promise<Found[]> {
  return street.ask<Found>(
    `select file.reporter_identity_id is not null as "hasReporter",
       (select count(*)::int from files.photo where photo.matter_id = file.matter_id) as photos
     from casework.case_file file join matter.matter using (street_id, matter_id)
     where matter.text = $1`,
    [text],
  )
}
