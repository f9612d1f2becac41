import { describe, expect, test } from 'vitest'
import { canRing, digitsAmiss } from './phone.rules.ts'

describe('a phone number that is left', () => {
  test.each(['1001234', '1005310204', '138', '1380531204', '138053120455'])(
    'is refused when a mobile number lacks digits or has too many: %s',
    (phone) => expect(canRing(phone)).toBe(false),
  )

  test.each(['10000002046', '138 0531 2046', '+86 10000002046', '12345', '96123'])(
    'is taken when it is whole, or a hotline of five digits: %s',
    (phone) => expect(canRing(phone)).toBe(true),
  )

  test.each(['0531 8123 4567', '0531-1234567', '81234567', '400 100 1000'])(
    'is taken when it is a landline or a service number: %s',
    (phone) => expect(canRing(phone)).toBe(true),
  )

  test.each(['', '     ', 'abc12345', '------', '1380531204x', '12+345'])(
    'is refused when it is no number at all: %j',
    (phone) => expect(canRing(phone)).toBe(false),
  )

  test('says how many digits are missing', () => {
    expect(digitsAmiss('1380531204')).toBe(-1)
    expect(digitsAmiss('1001234')).toBe(-4)
    expect(digitsAmiss('100000020467')).toBe(1)
    expect(digitsAmiss('0531 1234567')).toBe(0)
  })
})
