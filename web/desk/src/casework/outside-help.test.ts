import { describe, expect, test } from 'vitest'
import type { CasePageData } from './case-words.ts'
import { offersLink, offersNeed, offersThanks } from './outside-help.ts'

const leadUnitId = '019b7523-3404-7f55-9fc9-992cf647bd74' as NonNullable<CasePageData['leadUnitId']>
const handled = { stage: 'dispatched', leadUnitId } as const
const closed = { stage: 'closed', leadUnitId } as const

describe('a link for the helping unit', () => {
  test('is offered to whoever dispatches, while the case lies with a unit from outside', () => {
    expect(offersLink(handled, 'outside-unit', 'community-secretary')).toBe(true)
    expect(offersLink(handled, 'utility', 'dispatch-desk')).toBe(true)
    expect(offersLink(handled, 'outside-unit', 'checking-desk')).toBe(false)
    expect(offersLink({ ...handled, stage: 'checking' }, 'outside-unit', 'dispatch-desk')).toBe(
      false,
    )
  })

  test('is not offered for a unit that signs in itself, or that is not known', () => {
    expect(offersLink(handled, 'property', 'dispatch-desk')).toBe(false)
    expect(offersLink(handled, undefined, 'dispatch-desk')).toBe(false)
  })
})

test('the community thanks a helping unit once, and only after the close', () => {
  expect(offersThanks(closed, 'outside-unit', 'community-secretary')).toBe(true)
  expect(offersThanks(handled, 'outside-unit', 'community-secretary')).toBe(false)
  expect(offersThanks({ ...closed, helperRating: 5 }, 'outside-unit', 'community-cadre')).toBe(
    false,
  )
  expect(offersThanks(closed, 'outside-unit', 'dispatch-desk')).toBe(false)
})

test('a need is raised from a headache that returned, not from a first report', () => {
  expect(offersNeed({ repeatsInYear: 1, needs: [] }, 'grid-leader')).toBe(true)
  expect(offersNeed({ repeatsInYear: 0, needs: [] }, 'grid-leader')).toBe(false)
  expect(offersNeed({ repeatsInYear: 1, needs: [] }, 'property-staff')).toBe(false)
})
