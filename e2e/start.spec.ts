import { expect } from '@playwright/test'
import { test } from './street.ts'

test('the server says that it is ready, and its two apps load without an error in the console', async ({
  page,
  street,
}) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (said) => {
    // Whoever is not signed in is told so with 401, and the browser writes that down by itself.
    if (said.type() === 'error' && !said.text().includes('401')) errors.push(said.text())
  })
  const health = await page.request.get('/api/health')
  expect(health.status()).toBe(200)
  expect(await health.json()).toEqual({ status: 'ready' })
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '影山街道' })).toBeVisible()
  await expect(page.getByRole('link', { name: '反映问题' })).toBeVisible()
  await page.goto('/desk/')
  await expect(page).toHaveURL(`${street.address}/desk/sign-in?next=%2Fdesk%2F`)
  await expect(page.getByRole('heading', { name: '登录工作台' })).toBeVisible()
  await expect(page.getByText('演示数据 · 人物和事情都是虚构的')).toBeVisible()
  expect(errors).toEqual([])
})

test('somebody signs in on the page itself and comes to the work of their post', async ({ page }, {
  project,
}) => {
  const [start, loginName, first] =
    project.name === 'phone'
      ? ['/sign-in', 'liumin', /\/today$/]
      : ['/desk/sign-in', 'hewenjing', /\/desk\/dispatch$/]
  await page.goto(start)
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码').fill('linli-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(first)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
