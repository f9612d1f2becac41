import { expect, test } from 'vitest'
import { type CasePageData, placeWords } from './case-words.ts'

const entrance: CasePageData['placeDetail'] = {
  node: {
    nodeId: '019b7523-3404-782e-8b93-51513a31f902' as CasePageData['placeDetail']['node']['nodeId'],
    kind: 'entrance',
    code: 'B22-2',
    name: '2单元',
  },
  path: [],
}
const place = '翠屏里南区 1 网格 22号楼2单元'

test('the place of a case names building and entrance, as its list does', () => {
  expect(placeWords({ place, placeDetail: entrance })).toBe(place)
})

test('what the reporter added to the place stands after it', () => {
  const placeDetail = { ...entrance, words: '门口坡道' }
  expect(placeWords({ place, placeDetail })).toBe(`${place} · 门口坡道`)
})
