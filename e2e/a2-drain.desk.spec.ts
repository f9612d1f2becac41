import { type Call, choose, confirm, dialog, openCase, pick, takeCall } from './desk.ts'
import { act, letGo } from './field.ts'
import { expect, type Page } from '@playwright/test'
import { test } from './street.ts'

test.setTimeout(60_000)

/** 翠屏里南区 4 网格 is an old compound. */
const call: Call = {
  text: '一楼下水道往外冒污水，已经流到院里。',
  category: '下水道堵塞',
  search: '南区4网格3号楼1单元',
  place: /南区 4 网格 › .*3号楼 › 1单元$/,
  name: '王秀珍',
  phone: '100 5310 2046',
}
const outsideUnit = '市政清运演示单位'

test('A2 R110 R113: a phoned-in drain, the third in a year in an old compound, is cleared by a unit from outside through a one-time link, checked by another and thanked', async ({
  openAs,
}) => {
  const cadre = await openAs('desk', 'zhouxiaolan')
  await takeCall(cadre, call)
  await takeCall(cadre, call)
  const number = await takeCall(cadre, call)
  const member = await openAs('phone', 'penglijun')
  const secretary = await openAs('desk', 'xujingan')

  await test.step('the third call of the year is told, and that the compound is old', async () => {
    await openCase(secretary, '/desk/inbox', number)
    await expect(secretary.getByText('一年内第 3 次')).toBeVisible()
    await expect(secretary.getByText('老旧小区')).toBeVisible()
    await expect(secretary.getByText('王*珍', { exact: true })).toBeVisible()
  })

  await test.step('the grid confirms it on the spot with a photo', async () => {
    await member.goto('/today')
    await member.locator(`a[href="/tasks/${caseIdOf(secretary)}"]`).click()
    await act(member, { act: '核实', answer: '看到了', words: '一楼返水，属实。', photo: '冒水' })
    await expect(secretary.getByText('一楼返水，属实。')).toBeVisible()
  })

  await test.step('the secretary files it and sends it outside the area, typing nothing twice', async () => {
    await confirm(secretary, '立案')
    await secretary.getByRole('button', { name: '派遣' }).click()
    const form = dialog(secretary, `派遣 ${number}`).first()
    await choose(form, '主办单位', '市政', outsideUnit)
    await form.getByLabel('为什么不派给建议的单位').fill('主管道要用清运车')
    await form.getByRole('button', { name: '派遣', exact: true }).click()
    const asked = dialog(secretary, `派遣 ${number}`).last()
    await expect(asked).toContainText(`派给${outsideUnit}主办`)
    await asked.getByRole('button', { name: '派遣', exact: true }).click()
    await expect(secretary.getByText('待接收', { exact: true })).toBeVisible()
  })
  const caseId = caseIdOf(secretary)

  await test.step('the crew, without an account, says on the link when it came and what it did', async () => {
    await secretary.getByRole('button', { name: '做一次性链接' }).click()
    const handed = dialog(secretary, `给${outsideUnit}的链接`)
    await handed.getByRole('button', { name: '做链接' }).click()
    const link = await handed.locator('output').innerText()
    await handed.getByRole('button', { name: '关闭' }).click()
    const crew = await openAs('phone')
    await crew.goto(link)
    await expect(crew.getByRole('heading', { name: outsideUnit })).toBeVisible()
    await crew.getByRole('button', { name: '到现场了' }).click()
    await letGo(crew)
    await expect(crew.getByText(/到的现场$/)).toBeVisible()
    await expect(secretary.getByText('处理中', { exact: true })).toBeVisible()
    await act(crew, { act: '办好了', words: '已疏通，冲洗干净。', photo: '疏通以后' })
    await crew.reload()
    await expect(crew.getByText('这个链接已经用不了了')).toBeVisible()
  })

  await test.step('the case shows the call, the arrival and the result by whom they came', async () => {
    const course = secretary.getByRole('listitem').filter({ has: secretary.locator('time') })
    await expect(course.filter({ hasText: '上报' })).toContainText('周晓岚，电话')
    await expect(course.filter({ hasText: '到场' })).toContainText(outsideUnit)
    const result = course.filter({ hasText: '反馈' })
    await expect(result).toContainText('已疏通，冲洗干净。')
    await expect(result.getByRole('img')).toHaveCount(1)
  })

  await test.step('none of those who had a hand in it checks: another asks the resident by phone', async () => {
    const checkers = secretary.locator('section', { hasText: '谁能核查这一件' }).last()
    await expect(checkers).toContainText('周晓岚不能：社区干部，替反映人登记了它')
    await expect(checkers).toContainText(`${outsideUnit}不能：办过这一件`)
    const checker = await openAs('desk', 'zhaoqiming')
    await checker.goto('/desk/checking')
    await pick(checker, number)
    await checker.keyboard.press('c')
    const check = dialog(checker, '核查通过')
    await check.getByRole('radio', { name: '说解决了' }).check()
    await check.getByRole('radio', { name: '区外单位' }).check()
    await check.getByRole('textbox', { name: '写几句' }).fill('电话里问过，她说已经通了。')
    await check.getByRole('button', { name: '核查通过' }).click()
    await expect(check).toBeHidden()
    await expect(secretary.getByText('电话里问过，她说已经通了。')).toBeVisible()
  })

  await test.step('the community thanks and rates the unit, and raises the need behind the third time', async () => {
    await secretary.getByRole('button', { name: '感谢并评价' }).click()
    const thanks = dialog(secretary, `感谢${outsideUnit}`)
    await thanks.getByRole('textbox', { name: '感谢的话' }).fill('来得快，谢谢。')
    await thanks.getByRole('radio', { name: '5' }).check()
    await thanks.getByRole('button', { name: '感谢', exact: true }).click()
    await expect(secretary.getByText(`已感谢${outsideUnit}，评 5 分`)).toBeVisible()
    await secretary.getByRole('button', { name: '提成需求' }).click()
    const need = dialog(secretary, '提成需求')
    await need.getByRole('textbox', { name: '要从根上解决什么' }).fill('3号楼下水管换新')
    await need.getByRole('button', { name: '提成需求' }).click()
    await expect(need).toBeHidden()
    const answer = await secretary.request.get(`/api/cases/${caseId}`)
    expect(await answer.json()).toMatchObject({
      stage: 'closed',
      outcome: 'solved',
      solvedLevel: 'outside-unit',
      helperRating: 5,
      needs: [{ text: '3号楼下水管换新' }],
    })
    await expect(secretary.getByText('来得快，谢谢。')).toBeVisible()
  })
})

function caseIdOf(page: Page): string {
  return /cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? 'no case is open'
}
