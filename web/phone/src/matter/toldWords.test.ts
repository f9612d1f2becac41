import type { TimelineLine } from '@linli/contract/matter/matter.schema'
import { describe, expect, test } from 'vitest'
import { lineTitle } from './timelineWords.ts'
import { toldEntryOf } from './toldWords.ts'
import { zh as staffWords } from './matter.zh.ts'
import { zh } from './told.zh.ts'

/** Wednesday 17 June 2026, 10:20 in Jinan. */
const at = Date.parse('2026-06-17T02:20:00.000Z')

function told(
  act: string,
  by: Partial<TimelineLine['by']> = {},
  detail: TimelineLine['detail'] = {},
): string {
  const line = { lineId: 'l', at: '2026-06-17T01:00:00.000Z', act, axis: 'command' } as const
  const whole = { ...line, by: { post: 'resident', ...by }, detail, photoIds: [] }
  const { title, by: who } = toldEntryOf(whole as TimelineLine, at)
  return who === '' ? title : `${title} · ${who}`
}

describe('the course of a matter, as its reporter reads it', () => {
  test('is told without a word of staff', () => {
    const ofStaff = /立案|核查|派遣|办结|结案|返工|挂账|反映人|监督|指挥/
    expect(Object.values(zh).filter((words) => ofStaff.test(words))).toEqual([])
  })

  test('has words of its own for every act', () => {
    const acts = Object.keys(staffWords)
      .filter((key) => key.startsWith('act-'))
      .map((key) => key.slice('act-'.length))
    expect(acts.filter((act) => !(act in zh))).toEqual([])
  })

  test('names unit or post once, and the desks of the street as the street', () => {
    const firm = { post: 'property-staff', unit: '翠屏里北区物业' }
    expect(told('feed-back', firm)).toBe('说修好了 · 翠屏里北区物业')
    expect(told('verify', { post: 'grid-member' }, { isThere: true })).toBe('到现场看过 · 网格员')
    const desk = { post: 'checking-desk', unit: '街道监督岗' }
    expect(told('pass-check', desk)).toBe('请人看过，办完了 · 街道')
    expect(told('file', desk)).toBe('社区接下了')
    expect(told('escalate', { post: 'system:sweep' })).toBe('过了时间，报给上级')
  })

  test('calls its reader 您, signed in or not', () => {
    expect(told('report')).toBe('您说了这件事')
    expect(told('report', { post: 'community-cadre' }, { onBehalf: true })).toBe(
      '替您登记了这件事 · 社区',
    )
    expect(told('note', { post: 'public' })).toBe('您补充')
    expect(told('rate', {}, { rating: 4 })).toBe('您评价：满意')
    expect(told('answer-solved')).toBe('您说修好了')
  })

  test('says when nothing was seen, and to whom it was given', () => {
    expect(told('verify', { post: 'grid-member' }, { isThere: false })).toBe(
      '到现场看过，没有看到 · 网格员',
    )
    expect(told('propose-no', { post: 'grid-member' }, { isThere: false })).toBe(
      '到现场看过，没有看到，请第二个人再看 · 网格员',
    )
    const second = { post: 'checking-desk', unit: '街道监督岗' }
    expect(told('confirm-no', second, { outcome: 'not-found-on-site' })).toBe(
      '到现场看过，没有看到，第二个人复核过 · 街道',
    )
    expect(told('confirm-no', second, { outcome: 'not-ours' })).toBe('第二个人看过，办不了 · 街道')
    expect(lineTitle({ act: 'propose-no', detail: { isThere: false } })).toMatch(
      /^到现场看过，没有看到/,
    )
    const desk = { post: 'dispatch-desk', unit: '街道指挥岗' }
    expect(told('dispatch', desk, { unit: '翠屏里北区物业' })).toBe('派给翠屏里北区物业 · 街道')
    expect(told('extend', desk, { until: '2026-06-25' })).toBe('要多用些时间，到6月25日 · 街道')
  })
})
