import AxeBuilder from '@axe-core/playwright'
import { mainPages, open } from './pages.ts'
import { expect, type Page } from '@playwright/test'
import { type Face, test } from './street.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** One test for each main page of a face: axe, the keyboard's way in, small screens and large type. */
export function testAccessibility(face: Face): void {
  for (const main of mainPages.filter((one) => one.face === face)) {
    test(`${main.name} is clean to axe in light and dark, begins with the way to the text, and fits 320 px and 180 %`, async ({
      openAs,
    }) => {
      const page = await openAs(face, main.as)
      await page.emulateMedia({ colorScheme: 'light' })
      await open(page, main)
      await expectNoViolations(new AxeBuilder({ page }).withTags(standards), 'light')
      await page.emulateMedia({ colorScheme: 'dark' })
      // Dark changes colours only; every other rule has been asked already.
      await expectNoViolations(new AxeBuilder({ page }).withRules(['color-contrast']), 'dark')
      await expectNoScroll(page, 'at its own size')
      await page.evaluate("document.documentElement.dataset.text = 'max'")
      await expectNoScroll(page, 'at 180 %')
      await page.evaluate('delete document.documentElement.dataset.text')
      await page.setViewportSize({ width: 320, height: 844 })
      await expectNoScroll(page, 'at 320 px')
      await page.keyboard.press('Tab')
      await expect.soft(page.locator(':focus')).toHaveText('跳到正文')
    })
  }
}

async function expectNoViolations(axe: AxeBuilder, theme: string): Promise<void> {
  const { violations } = await axe.analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
  expect.soft(found, `axe, ${theme}`).toEqual([])
}

async function expectNoScroll(page: Page, when: string): Promise<void> {
  const tooWide = () =>
    page.evaluate<number>(
      'document.scrollingElement.scrollWidth - document.documentElement.clientWidth',
    )
  await expect.soft.poll(tooWide, `pixels too wide ${when}`).toBeLessThanOrEqual(0)
}
