import { expect, type Page } from '@playwright/test'
import { readyOffline } from './field.ts'
import { addPhoto, takePhoto } from './photo.ts'
import { type Street, test } from './street.ts'

test('R37: a grid member notes a problem with a photo where there is no signal, settles it on the spot, and back in signal it arrives once', async ({
  openAs,
  street,
}) => {
  const text = '楼道口堆着旧纸箱，老人不好走。'
  const member = await openAs('phone', 'liumin')
  await beReadyOffline(member)
  await member.context().setOffline(true)

  await test.step('the problem, its place in the own grid and what was done are noted', async () => {
    await member.getByRole('link', { name: '记一个问题' }).click()
    await addPhoto(member.getByRole('main'), '堆着纸箱')
    await member.getByLabel('发生了什么？').fill(text)
    await chooseEntrance(member, '5号楼', '2单元')
    await member.getByLabel('事项类型').selectOption({ label: '楼道堆物' })
    await member.getByRole('radio', { name: '当场解决了' }).check()
    await member.getByLabel('做了什么').fill('和住户一起搬到了废品站。')
    const after = await takePhoto(member, '搬走以后')
    await member.locator('input[type=file]').last().setInputFiles(after)
    await member.getByRole('button', { name: '记下来' }).click()
    await expect(member.getByText('已记下：记一个问题')).toBeVisible()
  })

  await test.step('both wait in the phone, also after it was closed and opened again', async () => {
    await member.reload()
    await member.getByRole('link', { name: '2 条待上传' }).first().click()
    await expect(member.getByText('带 1 张照片，有信号会自动上传')).toHaveCount(2)
  })

  await test.step('with signal they are sent by themselves', async () => {
    await member.context().setOffline(false)
    await expect(member.getByText('都已上传，手机里没有要传的。')).toBeVisible()
  })

  const [found] = await casesWith(street, text)
  expect(await casesWith(street, text)).toHaveLength(1)
  expect(found).toMatchObject({ channel: 'patrol', lines: ['report', 'settle'], photos: 2 })
})

test('what was noted by mistake is taken back before it leaves, and lies in its form again', async ({
  openAs,
  street,
}) => {
  const text = '路灯一闪一闪。'
  const member = await openAs('phone', 'liumin')
  await note(member, text)
  await member.getByRole('button', { name: '撤销' }).click()
  await expect(member.getByLabel('发生了什么？')).toHaveValue(text)
  await expect(member.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
  await expect(member.getByText('翠屏里北区 3 网格 5号楼 2单元')).toBeVisible()
  await member.goto('/outbox')
  await expect(member.getByText('都已上传，手机里没有要传的。')).toBeVisible()
  expect(await casesWith(street, text)).toEqual([])
})

test('a double tap notes a problem once', async ({ openAs, street }) => {
  const text = '花坛边上的砖松了。'
  const member = await openAs('phone', 'liumin')
  await note(member, text, (page) => page.getByRole('button', { name: '记下来' }).dblclick())
  await member.getByRole('button', { name: '关闭' }).click()
  await expect.poll(() => casesWith(street, text)).toHaveLength(1)
  await member.goto('/outbox')
  await expect(member.getByText('都已上传，手机里没有要传的。')).toBeVisible()
  expect(await casesWith(street, text)).toHaveLength(1)
})

test('a phone that is full says so, keeps the form, and takes the report at the next press', async ({
  openAs,
}) => {
  const resident = await openAs('phone')
  await resident.goto('/report')
  await resident.getByLabel('发生了什么？').fill('门禁坏了。')
  await chooseEntrance(resident)
  await resident.evaluate(`{
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...row) {
      if (this.name !== 'operations') return put.apply(this, row)
      IDBObjectStore.prototype.put = put
      throw new DOMException('full', 'QuotaExceededError')
    }
  }`)
  const submit = resident.getByRole('button', { name: '提交' })
  await submit.click()
  await expect(resident.getByText('手机里存不下了，还没有记下')).toBeVisible()
  await expect(resident.getByLabel('发生了什么？')).toHaveValue('门禁坏了。')
  await submit.click()
  await expect(resident.getByRole('heading', { name: '我们收到了' })).toBeVisible()
})

test('the toast goes after ten seconds and what it tells of leaves; in elder mode both wait until it is closed', async ({
  openAs,
  street,
}) => {
  const toast = (page: Page) => page.getByText('已记下：记一个问题')
  const quick = await openAs('phone', 'liumin')
  await quick.clock.install()
  await note(quick, '楼道灯坏了一盏。')
  await quick.clock.fastForward(11_000)
  await expect(toast(quick)).toBeHidden()
  await expect.poll(() => casesWith(street, '楼道灯坏了一盏。')).toHaveLength(1)

  const elder = await openAs('phone', 'liumin')
  await elder.clock.install()
  await elder.addInitScript(`localStorage.setItem('linli-settings', '{"isElder":true}')`)
  await note(elder, '楼道灯坏了两盏。')
  await elder.clock.fastForward(60_000)
  await expect(toast(elder)).toBeVisible()
  expect(await casesWith(street, '楼道灯坏了两盏。')).toEqual([])
  await elder.getByRole('button', { name: '关闭' }).click()
  await expect.poll(() => casesWith(street, '楼道灯坏了两盏。')).toHaveLength(1)
})

/** A problem with a photo in the own grid, for which somebody must come. */
async function note(
  page: Page,
  text: string,
  press = (on: Page) => on.getByRole('button', { name: '记下来' }).click(),
): Promise<void> {
  await page.goto('/note')
  await page.getByLabel('发生了什么？').fill(text)
  await addPhoto(page.getByRole('main'), text)
  await chooseEntrance(page, '5号楼', '2单元')
  await page.getByRole('radio', { name: '要派人' }).check()
  await press(page)
  await expect(page.getByText('已记下：记一个问题')).toBeVisible()
}

/** The list of places begins at the own grid; whoever has none walks down from the street. */
async function chooseEntrance(page: Page, ...steps: string[]): Promise<void> {
  await page.getByRole('button', { name: '选地方' }).click()
  const sheet = page.getByRole('dialog', { name: '在哪里？' })
  const down =
    steps.length > 0 ? steps : ['翠屏里社区', '翠屏里北区 3 网格', '5–7号楼网格', '5号楼', '2单元']
  for (const step of down)
    await sheet.getByRole('list').getByRole('button', { name: step }).first().click()
  await expect(sheet).toBeHidden()
  await expect(page.getByText(/5号楼 2单元/)).toBeVisible()
}

/** Today is on the screen, and the pages and the own grid are in the phone. */
async function beReadyOffline(page: Page): Promise<void> {
  await page.goto('/today')
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
  await Promise.all([readyOffline(page), page.waitForLoadState('networkidle')])
}

type Found = { channel: string; lines: string[]; photos: number }

function casesWith(street: Street, text: string): Promise<Found[]> {
  return street.ask<Found>(
    `select file.channel,
       (select array_agg(line.act order by line.at) from matter.timeline line
         where line.matter_id = file.matter_id and line.act in ('report', 'settle')) as lines,
       (select count(*)::int from files.photo where photo.matter_id = file.matter_id) as photos
     from casework.case_file file join matter.matter using (street_id, matter_id)
     where matter.text = $1`,
    [text],
  )
}
