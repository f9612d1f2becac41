/**
 * What `npm test` runs, in order. A gate counts as one test; one with a `report` counts as the
 * tests that its JSON report lists. Programs are those of node_modules/.bin. The reports are written here alone, so that
 * a single file run by hand does not change what `npm run requirements` says of the last whole run.
 */
export const gates = [
  { name: 'format', command: ['biome', 'format', '.'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the phone', command: ['tsc', '-p', 'web/phone/tsconfig.json'] },
  { name: 'types of the desk', command: ['tsc', '-p', 'web/desk/tsconfig.json'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'web apps build', command: ['node', 'bootstrap/web.mjs'] },
  {
    name: 'unit and integration tests',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=.cache/vitest.json',
    ],
    report: { kind: 'vitest', file: '.cache/vitest.json' },
  },
  {
    name: 'calendar in another time zone',
    command: ['vitest', 'run', '--reporter=default', 'server/src/platform/calendar'],
    env: { TZ: 'America/New_York' },
  },
  {
    name: 'browser acceptance',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: '.cache/playwright.json' },
    report: { kind: 'playwright', file: '.cache/playwright.json' },
    needsBrowser: true,
  },
]
