import { describe, expect, test } from 'vitest'
import { trackIndex } from './track.ts'

type Shown = Parameters<typeof trackIndex>[0]

function shown(stage: Shown['stage'], acts: readonly string[] = [], rating?: number): Shown {
  const timeline = acts.map((act) => ({
    lineId: act,
    at: '2026-06-17T02:20:00.000Z',
    act,
    axis: 'command' as const,
    by: { post: 'dispatch-desk' },
    detail: {},
    photoIds: [],
  }))
  return { stage, timeline, ...(rating !== undefined && { rating }) }
}

describe('how far a case has come on the seven stages', () => {
  test('a case in hand stands at handling, the fourth stage', () => {
    expect(trackIndex(shown('handling'))).toBe(3)
  })

  test('a proposed no stands where it was proposed: filed before dispatch waits at dispatch', () => {
    expect(trackIndex(shown('second-reading', ['report', 'verify', 'file', 'propose-no']))).toBe(2)
  })

  test('a closed case waits for its evaluation until the reporter has rated it', () => {
    expect(trackIndex(shown('closed'))).toBe(6)
    expect(trackIndex(shown('closed', [], 5))).toBe(7)
  })
})
