import { defineConfig } from 'vitest/config'

const pureTests = [
  'contract/src/**/*.test.ts',
  'demo/src/**/*.test.ts',
  'web/*/src/**/*.test.{ts,tsx}',
  'checks/**/*.test.ts',
  'bench/**/*.test.ts',
  'bootstrap/**/*.test.ts',
  'server/src/platform/calendar/**/*.test.ts',
]

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        // Pure tests share no state, so they may share a worker: starting one costs most of their time.
        test: { name: 'unit', include: pureTests, isolate: false, testTimeout: 120_000 },
      },
      {
        test: {
          name: 'integration',
          include: ['server/**/*.test.ts'],
          exclude: ['server/src/platform/calendar/**', '**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          globalSetup: ['server/test/database.setup.ts'],
        },
      },
    ],
  },
})
