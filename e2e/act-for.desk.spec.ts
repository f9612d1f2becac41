import { dialog } from './desk.ts'
import { type APIRequestContext, expect } from '@playwright/test'
import { test } from './street.ts'

test('a caller who says number and check word is served at the desk: followed, written down, answered; whoever wrote the yes never checks it', async ({
  openAs,
}) => {
  const resident = await openAs('phone')
  const cadre = await openAs('desk', 'zhouxiaolan')
  const made = await post(resident.request, '/api/reports', {
    text: '楼道里堆了旧家具。',
    categoryCode: 'X-4-03',
    place: { nodeId: await placeOf(resident.request) },
    contact: { name: '王秀珍', phone: '100 5310 2046' },
  })

  await cadre.goto('/desk/inbox')
  await cadre.getByRole('link', { name: '来电查询' }).click()
  await cadre.getByRole('button', { name: '核对口令' }).click()
  await expect(cadre.getByText('写反映人说的口令。')).toBeVisible()
  await cadre.getByLabel('编号或者回执码').fill(made.number)
  await cadre.getByLabel('口令').fill('不对')
  await cadre.getByRole('button', { name: '核对口令' }).click()
  await expect(cadre.getByRole('alert')).toContainText('回执码或者口令不对')
  await cadre.getByLabel('口令').fill(made.checkWord)
  await cadre.getByRole('button', { name: '核对口令' }).click()
  const banner = cadre.getByRole('note')
  await expect(banner).toContainText('您正在替 王*珍 办（电话）')
  await expect(banner).toContainText('反映人和 周晓岚')
  const acts = cadre.getByRole('region', { name: '替反映人办' })
  await acts.getByRole('button', { name: '记下来' }).click()
  await expect(acts.getByRole('alert')).toContainText('先写下')
  await acts.getByLabel('反映人还要说的话').fill('是四楼的旧沙发')
  await acts.getByRole('button', { name: '记下来' }).click()
  const course = cadre.getByRole('region', { name: made.number })
  await expect(course.getByText('是四楼的旧沙发')).toBeVisible()

  await test.step('the work is done; the caller says yes on the phone', async () => {
    await carryToCheck(openAs, made.caseId)
    await cadre.reload()
    await acts.getByRole('button', { name: '反映人说修好了' }).click()
    await expect(course.getByText('办完了')).toBeVisible()
    await acts.getByRole('radio', { name: '5' }).check()
    await acts.getByRole('button', { name: '记下评价' }).click()
    await expect(acts.getByRole('button', { name: '记下评价' })).toBeHidden()
  })

  await test.step('both names stand on every line, and the cadre is barred from the check', async () => {
    await banner.getByRole('button', { name: '办完，换回自己' }).click()
    await expect(cadre.getByRole('heading', { name: '来电查询' })).toBeVisible()
    await cadre.goto(`/desk/cases/${made.caseId}`)
    const lines = cadre.getByRole('listitem').filter({ has: cadre.locator('time') })
    for (const act of ['说解决了', '评价', '是四楼的旧沙发']) {
      const line = lines.filter({ hasText: act }).first()
      await expect(line).toContainText('周晓岚')
      await expect(line).toContainText('替王*珍说')
    }
    await expect(cadre.getByText('您不能：')).toBeVisible()
    await expect(cadre.getByText('替反映人说过话')).toBeVisible()
  })

  await test.step('another report is taken back for its caller, after asking once more', async () => {
    const early = await post(resident.request, '/api/reports', {
      text: '楼下有人唱歌。',
      categoryCode: 'X-4-03',
      place: { nodeId: await placeOf(resident.request) },
    })
    await cadre.goto('/desk/act-for')
    await cadre.getByLabel('编号或者回执码').fill(early.receiptCode)
    await cadre.getByLabel('口令').fill(early.checkWord)
    await cadre.getByRole('button', { name: '核对口令' }).click()
    await acts.getByRole('button', { name: '替反映人撤回' }).click()
    const asked = dialog(cadre, '替反映人撤回')
    await asked.getByRole('button', { name: '替反映人撤回' }).click()
    await expect(cadre.getByText('撤回了')).toBeVisible()
  })
})

type Made = {
  caseId: string
  number: string
  receiptCode: string
  checkWord: string
  units: { unitId: string }[]
}

async function placeOf(request: APIRequestContext): Promise<string> {
  const places = await request.get('/api/grid/places?text=北区3网格5号楼2单元')
  return (await places.json()).items[0].node.nodeId
}

/** The grid, the desks and the property firm do their part, each under their own post. */
async function carryToCheck(
  openAs: (face: 'desk', loginName: string) => Promise<{ request: APIRequestContext }>,
  caseId: string,
): Promise<void> {
  const act = async (who: string, name: string, body: object) => {
    const { request } = await openAs('desk', who)
    await post(request, `/api/cases/${caseId}/${name}`, body)
  }
  await act('liumin', 'verify', {})
  await act('zhaoqiming', 'file', {})
  const { request } = await openAs('desk', 'hewenjing')
  const proposal = await (await request.get(`/api/cases/${caseId}/dispatch-proposal`)).json()
  await act('hewenjing', 'dispatch', { leadUnitId: proposal.units[0].unitId })
  await act('zhengwei', 'accept', {})
  await act('zhengwei', 'feed-back', { words: '已经清走' })
}

async function post(request: APIRequestContext, path: string, data: object): Promise<Made> {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const answer = await request.post(path, { headers, data })
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200)
  return answer.json()
}
