import type { Locator } from '@playwright/test'
import { expect, type Page } from '@playwright/test'

export type PhotoFile = { name: string; mimeType: string; buffer: Buffer }

/** Takes a photo into a form: a page's own, or that of a sheet or dialog. */
export async function addPhoto(form: Locator, caption: string): Promise<void> {
  await form.locator('input[type=file]').setInputFiles(await takePhoto(form.page(), caption))
  await expect(form.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
}

/** A real photo file: a scene drawn with its caption and taken as a JPEG of 1200 × 900, or larger. */
export async function takePhoto(page: Page, caption: string, width = 1200): Promise<PhotoFile> {
  const camera = await page.context().newPage()
  await camera.setViewportSize({ width, height: (width * 3) / 4 })
  await camera.setContent(scene(caption))
  const buffer = await camera.screenshot({ type: 'jpeg', quality: 80 })
  await camera.close()
  return { name: 'IMG_0617.jpg', mimeType: 'image/jpeg', buffer }
}

function scene(caption: string): string {
  return `<body style="margin:0"><svg width="100%" viewBox="0 0 1200 900">
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#b9cfd8"/><stop offset="1" stop-color="#e9e2d2"/></linearGradient>
    <rect width="1200" height="900" fill="url(#sky)"/>
    <rect x="640" y="90" width="470" height="640" fill="#c3b29a"/>
    ${[150, 330, 510].map((y) => [700, 860, 1000].map((x) => `<rect x="${x}" y="${y}" width="76" height="104" fill="#5f747c"/>`).join('')).join('')}
    <path d="M0 900 L0 760 L640 620 L1200 620 L1200 900 Z" fill="#8f8d86"/>
    <path d="M60 746 L640 610 M60 640 L640 500" stroke="#3e4a4e" stroke-width="16" fill="none"/>
    ${[90, 250, 410, 570].map((x, index) => `<path d="M${x} ${740 - index * 37} V${634 - index * 37}" stroke="#3e4a4e" stroke-width="12"/>`).join('')}
    <text x="40" y="870" font-size="40" font-family="sans-serif" fill="#fff">${caption}</text>
  </svg></body>`
}
