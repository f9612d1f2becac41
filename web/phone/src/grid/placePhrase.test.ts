import { expect, test } from 'vitest'
import { placePhrase } from './placePhrase.ts'

test.each([
  ['5号楼2单元门口坡道的扶手松了', '5号楼2单元'],
  ['我家在翠屏里北区5号楼 2单元，灯不亮', '翠屏里北区5号楼2单元'],
  ['翠屏里北区3网格5号楼2单元灯坏了', '翠屏里北区3网格5号楼2单元'],
  ['住在五号楼二单元', '五号楼二单元'],
  ['3-2-501 漏水', '3-2-501'],
  ['北门口积水了', undefined],
  ['', undefined],
])('the address in “%s” is %s', (text, phrase) => {
  expect(placePhrase(text)).toBe(phrase)
})
