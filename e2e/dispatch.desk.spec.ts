import { choose, dialog, pick } from './desk.ts'
import { expect, type Page } from '@playwright/test'
import { test } from './street.ts'

test('the dispatcher ticks what holds, sees which limits start and when they are due before sending, and that help comes before the platform', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'hewenjing')
  const checker = await openAs('desk', 'zhaoqiming')
  const lamp = await filed(checker, { categoryCode: 'C-01-18', text: '这一排路灯昨晚全不亮。' })
  await page.goto('/desk/dispatch')
  await pick(page, lamp.number)
  const pane = page.getByRole('region', { name: `案卷 ${lamp.number}` })
  await expect(pane.getByRole('combobox', { name: '主办单位' })).toBeVisible()
  await expect(pane).toContainText('演示路灯单位')
  const limits = pane.locator('.limits')
  await expect(limits).toContainText('1 工作日')
  await pane.getByRole('checkbox', { name: '整排不亮' }).check()
  await expect(limits).toContainText('4 小时（昼夜都算）')
  await expect(limits).not.toContainText('1 工作日')
  const due = await limits.locator('b').innerText()
  await page.keyboard.press('d')
  const asked = dialog(page, `派遣 ${lamp.number}`)
  await expect(asked).toContainText('情况：整排不亮')
  await expect(asked.locator('li')).toContainText(due)
  await asked.getByRole('button', { name: '派遣', exact: true }).click()
  await expect(asked).toBeHidden()
  expect(await limitsOf(page, lamp.caseId)).toMatchObject([{ amount: 4, clock: 'eh' }])

  await test.step('a leaning tree: the sign of danger says that 110, 119 and 120 come first', async () => {
    const tree = await filed(checker, { categoryCode: 'C-04-02', text: '一棵行道树歪向人行道。' })
    await page.reload()
    await pick(page, tree.number)
    const form = page.getByRole('region', { name: `案卷 ${tree.number}` })
    await form.getByRole('checkbox', { name: /倒伏或倾斜/ }).check()
    await expect(form.getByRole('alert')).toContainText('先打 110、119、120')
    await expect(form.locator('.limits')).toContainText('4 小时（昼夜都算）')
  })
})

test('R32: a person who overrides the proposed unit or the type on file is asked for the reason, and only then', async ({
  openAs,
}) => {
  const page = await openAs('desk', 'hewenjing')
  const checker = await openAs('desk', 'zhaoqiming')
  const drain = await filed(checker, { categoryCode: 'E-04-04', text: '楼道里返水。' })
  await page.goto('/desk/dispatch')
  await pick(page, drain.number)
  const pane = page.getByRole('region', { name: `案卷 ${drain.number}` })
  const why = pane.getByLabel('为什么不派给建议的单位')
  await expect(pane).toContainText('为什么建议它')
  await expect(why).toBeHidden()
  await choose(page, '主办单位', '排水', '演示排水单位')
  await page.keyboard.press('Escape')
  await pane.getByRole('button', { name: '派遣' }).click()
  await expect(why).toBeFocused()
  await expect(why).toHaveAttribute('aria-invalid', 'true')
  await why.fill('主管道堵了，物业疏不开')
  await pane.getByRole('button', { name: '派遣' }).click()
  const asked = dialog(page, `派遣 ${drain.number}`)
  await asked.getByRole('button', { name: '派遣', exact: true }).click()
  await expect(asked).toBeHidden()
  await page.goto(`/desk/cases/${drain.caseId}`)
  await expect(page.getByText('没有按建议派，因为：主管道堵了，物业疏不开')).toBeVisible()

  const lamp = await filed(checker, { categoryCode: 'C-01-18', text: '路灯不亮。' })
  await checker.goto(`/desk/cases/${lamp.caseId}`)
  await checker.getByRole('button', { name: '改类型' }).click()
  const form = dialog(checker, '改类型')
  const reason = form.getByLabel(/为什么不是 C-01-18/)
  await expect(form.getByRole('combobox')).toBeVisible()
  await expect(reason).toBeHidden()
  await choose(form, '类型', 'E-02-01', 'E-02-01')
  await form.getByRole('button', { name: '改类型' }).click()
  await expect(form.getByRole('alert')).toContainText('写几句')
  await reason.fill('去看了，不是路灯')
  await form.getByRole('button', { name: '改类型' }).click()
  await expect(form).toBeHidden()
  await expect(checker.getByText('去看了，不是路灯')).toBeVisible()
})

type Case = { caseId: string; number: string }

/** A case that waits for its dispatch, seen on patrol and filed by the checking desk. */
async function filed(page: Page, report: { categoryCode: string; text: string }): Promise<Case> {
  const places = await page.request.get('/api/grid/places?text=北区3网格5号楼2单元')
  const nodeId = (await places.json()).items[0].node.nodeId
  const made = await post(page, '/api/reports', { ...report, place: { nodeId }, channel: 'patrol' })
  await post(page, `/api/cases/${made.caseId}/file`, {})
  return made
}

async function post(page: Page, path: string, data: object): Promise<Case> {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const answer = await page.request.post(path, { headers, data })
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.json()
}

async function limitsOf(page: Page, caseId: string): Promise<object[]> {
  return (await (await page.request.get(`/api/cases/${caseId}`)).json()).limits
}
