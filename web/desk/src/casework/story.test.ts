import { expect, test } from 'vitest'
import { lastResult, storyOf } from './story.ts'

type Line = Parameters<typeof storyOf>[0]['timeline'][number]

const line = (act: string, at: string): Line => ({
  lineId: `00000000-0000-7000-8000-0000000000${at.slice(14, 16)}`,
  at,
  act,
  axis: 'supervision',
  by: { post: 'checking-desk' },
  detail: {},
  photoIds: [],
})
const timeline = [
  line('feed-back', '2026-06-17T02:50:00.000Z'),
  line('fail-check', '2026-06-17T02:40:00.000Z'),
  line('feed-back', '2026-06-17T02:30:00.000Z'),
  line('urge', '2026-06-17T02:20:00.000Z'),
  line('verify', '2026-06-17T02:10:00.000Z'),
]

test('the pane tells in order what was found and done, and of a redone result only the last', () => {
  expect(storyOf({ timeline }).map(({ act, at }) => [act, at.slice(14, 16)])).toEqual([
    ['verify', '10'],
    ['fail-check', '40'],
    ['feed-back', '50'],
  ])
  expect(lastResult({ timeline })?.at.slice(14, 16)).toBe('50')
})
