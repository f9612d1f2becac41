import { expect, type Page } from '@playwright/test'
import { type PhotoFile, takePhoto } from './photo.ts'
import { readReceipt } from './resident.ts'
import { test } from './street.ts'

test('a photo leaves the phone made small, and without what the camera wrote into it', async ({
  openAs,
}) => {
  const resident = await openAs('phone')
  await rememberUploads(resident)
  const taken = withExif(await takePhoto(resident, '坡道', 2400))
  expect(hasExif(taken.buffer)).toBe(true)
  await resident.goto('/report')
  await resident.locator('input[type=file]').setInputFiles(taken)
  await expect(resident.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
  await resident.getByLabel('发生了什么？').fill('北区3网格5号楼2单元门口坡道的扶手松了。')
  await expect(resident.getByText('从您写的话里认出来的')).toBeVisible()
  await resident.getByRole('button', { name: '提交' }).click()
  await readReceipt(resident)

  const [left] = await uploads(resident)
  expect(left).toBeDefined()
  if (!left) return
  expect(hasExif(left)).toBe(false)
  expect(left.includes('Wuyi camera')).toBe(false)
  expect(sizeOf(left)).toEqual({ width: 1600, height: 1200 })
  expect(left.length).toBeLessThan(taken.buffer.length)
})

test('a report takes six photos: the seventh is left out and the form says so; one taken away can be put back', async ({
  openAs,
}) => {
  const resident = await openAs('phone')
  const one = await takePhoto(resident, '一张')
  const add = resident.locator('input[type=file]')
  const shown = resident.getByRole('img', { name: /第 \d 张照片/ })
  await resident.goto('/report')
  await add.setInputFiles(Array.from({ length: 7 }, (_, at) => ({ ...one, name: `${at}.jpg` })))
  await expect(resident.getByText('最多 6 张，多出来的 1 张没有加上。')).toBeVisible()
  await expect(shown).toHaveCount(6)
  await expect(add).toHaveCount(0)

  await resident.getByRole('button', { name: '删掉第 3 张照片' }).click()
  await expect(shown).toHaveCount(5)
  await expect(add).toHaveCount(1)
  await resident.getByRole('button', { name: '撤销' }).click()
  await expect(shown).toHaveCount(6)
  await expect(resident.getByText('已经 6 张，不能再加了。')).toBeVisible()
  await resident.getByRole('button', { name: '返回' }).click()
  await resident.getByRole('link', { name: '反映问题' }).click()
  await expect(shown).toHaveCount(6)
})

/** What a camera writes: that it was this camera, in an EXIF segment right after the first marker. */
function withExif(photo: PhotoFile): PhotoFile {
  const said = Buffer.from('Exif\0\0MM\0*\0\0\0\bWuyi camera 36.68N 116.97E', 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, said.length + 2])
  const [start, rest] = [photo.buffer.subarray(0, 2), photo.buffer.subarray(2)]
  return { ...photo, buffer: Buffer.concat([start, head, said, rest]) }
}

function hasExif(jpeg: Buffer): boolean {
  return jpeg.includes('Exif\0\0')
}

/** Width and height as the frame header of a JPEG says them. */
function sizeOf(jpeg: Buffer): { width: number; height: number } {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at + 1] !== 0xc0 && jpeg[at + 1] !== 0xc2) continue
    return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) }
  }
  throw new Error('this is no JPEG with a frame')
}

/** Keeps what goes out as a photo, byte for byte, before it goes. */
async function rememberUploads(page: Page): Promise<void> {
  await page.addInitScript(`{
    const go = window.fetch
    window.uploads = []
    window.fetch = async (url, init) => {
      if (init?.method === 'PUT') {
        const bytes = new Uint8Array(await init.body.arrayBuffer())
        window.uploads.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))
      }
      return go(url, init)
    }
  }`)
}

async function uploads(page: Page): Promise<Buffer[]> {
  const kept = await page.evaluate<string[]>('window.uploads')
  return kept.map((bytes) => Buffer.from(bytes, 'base64'))
}
