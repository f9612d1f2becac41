import { countOf, dialog, figure, pick } from './desk.ts'
import { act, letGo, openTask, readyOffline } from './field.ts'
import { report } from './resident.ts'
import { addPhoto } from './photo.ts'
import { expect, type Page } from '@playwright/test'
import { type Street, test } from './street.ts'

const handrail = /门口坡道的扶手松了/

test('R35: a loose handrail goes from the resident’s phone through verification without signal and a killed server to dispatch, repair, an independent check and the resident’s rating', async ({
  openAs,
  street,
}) => {
  const resident = await openAs('phone', 'wangxiuzhen')
  const dispatcher = await openAs('desk', 'hewenjing')

  const { number } = await test.step('the resident reports it and gets a receipt', async () => {
    const receipt = await report(resident, {
      text: '门口坡道的扶手松了，一扶就晃，怕老人摔着。',
      search: '北区3网格5号楼2单元',
      place: '翠屏里北区 3 网格 5号楼 2单元',
      category: '无障碍坡道',
      knownPhone: '100****2046',
      photo: '扶手松动',
    })
    expect(receipt.number).toMatch(/^\d{6}-\d{3,}$/)
    expect(receipt.receiptCode).toMatch(/^[0-9A-Z]{6,}/)
    expect(receipt.checkWord).not.toBe('')
    return receipt
  })

  await test.step('a grid member verifies it without signal; the server dies meanwhile', async () => {
    const member = await openAs('phone', 'liumin')
    await verifyWithoutSignal(member, street)
  })

  const caseId = await caseIdOf(dispatcher, number)
  await test.step('it was verified once, although it was sent more than once', async () => {
    await expectVerifiedOnce(dispatcher, street, caseId)
  })

  await test.step('the checking desk files it, and the dispatch desk sees it come', async () => {
    await dispatcher.goto('/desk/dispatch')
    const before = await countOf(figure(dispatcher, '待派遣'))
    const checker = await openAs('desk', 'zhaoqiming')
    await checker.goto('/desk/filing')
    await pick(checker, number)
    await checker.getByRole('button', { name: '立案' }).click()
    await dialog(checker, '立案').getByRole('button', { name: '立案' }).click()
    await expect(figure(dispatcher, '待派遣')).toHaveText(String(before + 1))
  })

  await test.step('the dispatch desk gives it to the property firm by keyboard', async () => {
    await pick(dispatcher, number)
    await expect(dispatcher.getByText('翠屏里北区物业')).toBeVisible()
    await dispatcher.keyboard.press('d')
    const confirm = dialog(dispatcher, `派遣 ${number}`)
    await expect(confirm).toContainText('派给翠屏里北区物业主办')
    await dispatcher.keyboard.press('Enter')
    await expect(confirm).toBeHidden()
  })

  await test.step('the property firm accepts it and feeds back with a photo', async () => {
    const worker = await openAs('phone', 'zhengwei')
    await worker.goto('/today')
    await openTask(worker, handrail)
    await worker.getByRole('button', { name: '接下来办' }).click()
    await letGo(worker)
    await act(worker, { act: '办好了', words: '换了两颗膨胀螺栓，扶手不晃了。', photo: '修好以后' })
    await expect(worker.getByText('待核查')).toBeVisible()
  })

  await test.step('the case says who may not check it and why', async () => {
    await dispatcher.goto(`/desk/cases/${caseId}`)
    const checkers = dispatcher.locator('section', { hasText: '谁能核查这一件' }).last()
    await expect(checkers).toContainText('您不能：指挥岗，派遣了它')
    await expect(checkers).toContainText('郑伟不能：物业，办过这一件')
    await expect(checkers).toContainText('刘敏不能：网格员，到现场核实过')
    await expect(checkers).toContainText('钱玉兰可以：监督岗，与处理无关')
    await expect(dispatcher.getByRole('button', { name: '核查通过' })).toHaveCount(0)
  })

  await test.step('somebody else passes the check; the resident’s page tells it by itself', async () => {
    await resident.goto('/my')
    await resident.getByRole('link', { name: handrail }).click()
    await expect(resident.getByText('等您确认', { exact: true })).toBeVisible()
    const checker = await openAs('desk', 'qianyulan')
    await checker.goto('/desk/checking')
    await pick(checker, number)
    await checker.keyboard.press('c')
    const check = dialog(checker, '核查通过')
    await check.getByRole('radio', { name: '没有联系上' }).check()
    await check.getByRole('radio', { name: '社区' }).check()
    await check.getByRole('button', { name: '核查通过' }).click()
    await expect(check.getByRole('alert')).toContainText('要有照片才能办结')
    await addPhoto(check, '核查')
    await check.getByRole('button', { name: '核查通过' }).click()
    await expect(check).toBeHidden()
    await expect(resident.getByText('办完了', { exact: true })).toBeVisible()
  })

  await test.step('the resident says it is mended and rates how it was handled', async () => {
    await resident.getByRole('button', { name: '修好了', exact: true }).click()
    await resident
      .getByRole('dialog', { name: '修好了' })
      .getByRole('button', { name: '修好了' })
      .click()
    await resident.getByRole('radio', { name: '很满意', exact: true }).check()
    await resident.getByRole('button', { name: '交评价' }).click()
    await expect(resident.getByText('您的评价：很满意')).toBeVisible()
    const file = await readCase(dispatcher, caseId)
    expect(file).toMatchObject({ stage: 'closed', outcome: 'solved', answer: 'solved', rating: 5 })
  })
})

async function verifyWithoutSignal(member: Page, street: Street): Promise<void> {
  const context = member.context()
  const isFetchedAhead = member.waitForResponse(/\/api\/cases\/[0-9a-f-]{36}$/)
  await member.goto('/today')
  await expect(member.getByRole('link', { name: handrail })).toBeVisible()
  await Promise.all([isFetchedAhead, readyOffline(member), member.waitForLoadState('networkidle')])

  await context.setOffline(true)
  await member.reload()
  await expect(member.getByText('没有信号，照常记，都存在手机里')).toBeVisible()
  await openTask(member, handrail)
  await act(member, {
    act: '核实',
    answer: '看到了',
    words: '第二根立柱的螺栓掉了。',
    photo: '核实',
  })
  await member.getByRole('link', { name: '1 条待上传' }).first().click()
  await expect(member.getByText('带 1 张照片，有信号会自动上传')).toBeVisible()

  await street.kill9()
  const isTried = member.waitForEvent('requestfailed', (sent) =>
    sent.url().includes('/api/photos/'),
  )
  await context.setOffline(false)
  await isTried
  await expect(member.getByText('带 1 张照片，有信号会自动上传')).toBeVisible()

  await street.restart()
  await member.getByRole('button', { name: '现在就传' }).click()
  await expect(member.getByText('都已上传，手机里没有要传的。')).toBeVisible()
}

async function expectVerifiedOnce(page: Page, street: Street, caseId: string): Promise<void> {
  const { timeline } = await readCase(page, caseId)
  const told = timeline.filter((line) => line.act === 'verify')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ words: '第二根立柱的螺栓掉了。', by: { name: '刘敏' } })
  expect(told[0]?.photoIds).toHaveLength(1)
  const kept = await street.ask(
    `select 1 from matter.timeline line join casework.case_file file using (street_id, matter_id)
     where file.case_id = $1 and line.act = 'verify'`,
    [caseId],
  )
  expect(kept).toHaveLength(1)
}

type CaseRead = {
  stage: string
  timeline: { act: string; words?: string; by: { name?: string }; photoIds: string[] }[]
}

async function readCase(page: Page, caseId: string): Promise<CaseRead> {
  const answer = await page.request.get(`/api/cases/${caseId}`)
  expect(answer.status()).toBe(200)
  return answer.json()
}

async function caseIdOf(page: Page, number: string): Promise<string> {
  const answer = await page.request.get(`/api/cases?view=all&text=${number}`)
  const { items } = (await answer.json()) as { items: { caseId: string; number: string }[] }
  const found = items.find((item) => item.number === number)
  expect(found, `the case of receipt ${number}`).toBeDefined()
  return found?.caseId ?? ''
}
