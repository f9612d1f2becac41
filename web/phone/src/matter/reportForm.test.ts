import { describe, expect, test } from 'vitest'
import { placeBody, emptyForm, formErrors, reportBody, titleOf } from './reportForm.ts'

const place = { nodeId: '019a0000-0000-7000-8000-000000000001' }

describe('what a report needs', () => {
  test('words or a photo, and a place, and nothing else', () => {
    expect(formErrors(emptyForm, 0)).toEqual(['say-or-show', 'place-missing'])
    expect(formErrors({ ...emptyForm, place }, 1)).toEqual([])
    expect(formErrors({ ...emptyForm, text: '灯不亮', place }, 0)).toEqual([])
  })

  test('a phone number may be left out, but not half given', () => {
    const withPhone = (phone: string) =>
      formErrors({ ...emptyForm, text: '灯不亮', place, contact: { phone } }, 0)
    expect(withPhone('')).toEqual([])
    expect(withPhone('0531 1234567')).toEqual([])
    expect(withPhone('1380531204')).toEqual(['phone-wrong'])
  })

  test('what is empty is not sent', () => {
    const body = reportBody(
      { ...emptyForm, text: ' 灯不亮 ', place, contact: { name: ' ', phone: '' } },
      [],
      '2026-06-17T02:20:00.000Z',
    )
    expect(body).toEqual({
      text: '灯不亮',
      photoIds: [],
      place,
      contact: {},
      isConfidential: false,
      channel: 'resident-phone',
      notedAt: '2026-06-17T02:20:00.000Z',
    })
  })

  test('a contact left before is named, not sent, and what was half typed stays here', () => {
    const contact = { name: '王秀珍', phone: '100' }
    const form = { ...emptyForm, text: '灯不亮', place, contact, contactAsBefore: true }
    expect(formErrors(form, 0)).toEqual([])
    const body = reportBody(form, [], '2026-06-17T02:20:00.000Z')
    expect([body.contact, body.contactAsBefore]).toEqual([{}, true])
    expect(reportBody({ ...form, contactAsBefore: false }, [], 'now').contact).toEqual(contact)
  })

  test('a point that a finger chose on the map goes along, and nothing where none was chosen', () => {
    const nodeId = 'a-node'
    const point: [number, number] = [1_169_900_000, 366_800_000]
    expect(placeBody({ nodeId, way: 'map', point })).toEqual({ nodeId, point })
    expect(placeBody({ nodeId, way: 'here' })).toEqual({ nodeId })
  })

  test('a long report is listed by its first words', () => {
    expect(titleOf('灯', '没有写字')).toBe('灯')
    expect(titleOf('  ', '没有写字')).toBe('没有写字')
    expect(titleOf('很'.repeat(30), '')).toBe(`${'很'.repeat(24)}…`)
  })

  test('a title ends without a full stop, so that a sentence can go on after it', () => {
    expect(titleOf('楼道里放了旧沙发和纸箱，晚上看不见。', '')).toBe(
      '楼道里放了旧沙发和纸箱，晚上看不见',
    )
    expect(titleOf('灯不亮！？ ', '')).toBe('灯不亮')
    expect(titleOf('。', '没有写字')).toBe('没有写字')
  })
})
