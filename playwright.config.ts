import { defineConfig } from '@playwright/test'
import { findChromium } from './bootstrap/chromium.mjs'

const executablePath = process.env.CHROMIUM ?? findChromium(process.env.PATH)

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './checks/browser.setup.mjs',
  workers: 1,
  // Generous, so that a busy machine fails nothing; a quiet one needs a tenth.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
      ...(executablePath !== undefined && { executablePath }),
    },
  },
  projects: [
    {
      name: 'phone',
      testIgnore: '**/*.desk.spec.ts',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'desk',
      testIgnore: '**/*.phone.spec.ts',
      use: { viewport: { width: 1440, height: 900 } },
    },
  ],
})
