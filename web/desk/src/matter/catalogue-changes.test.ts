import { expect, test } from 'vitest'
import { changeLines, countChanges } from './catalogue-changes.ts'

const limit = [
  { code: 'C-21-02', cell: 'limits.zh', before: '修好 5 工作日', after: '修好 3 工作日' },
  { code: 'C-21-02', cell: 'limits.en', before: '5 wd', after: '3 wd' },
]
const text = [
  { code: 'C-21-02', cell: 'closeWhen.zh', before: '能通行', after: '能走' },
  { code: 'C-21-02', cell: 'closeWhen.en', before: 'passable', after: 'walkable' },
]

test('a changed limit is one line, in the language that is read', () => {
  expect(changeLines(limit, 'zh')).toEqual([
    { code: 'C-21-02', cell: 'limits', before: '修好 5 工作日', after: '修好 3 工作日' },
  ])
  expect(changeLines(limit, 'en')).toEqual([
    { code: 'C-21-02', cell: 'limits', before: '5 wd', after: '3 wd' },
  ])
})

test('a limit that changed in its English alone is told in English also to a Chinese reader', () => {
  expect(changeLines(limit.slice(1), 'zh')).toEqual([
    { code: 'C-21-02', cell: 'limits', before: '5 wd', after: '3 wd' },
  ])
})

test('a text that residents read is shown in each language that changed', () => {
  expect(changeLines(text, 'zh').map(({ cell, language }) => `${cell} ${language}`)).toEqual([
    'closeWhen zh',
    'closeWhen en',
  ])
})

test('the count names types added, ended and changed, and the limits of the street apart', () => {
  const changes = [
    ...limit,
    ...text,
    { code: 'X-2-09', cell: 'code', after: 'X-2-09' },
    { code: 'E-01-01', cell: 'code', before: 'E-01-01' },
    { code: 'street', cell: 'normal.verify', before: '4 wh', after: '3 wh' },
    { code: 'names', cell: 'roles.greenway.zh', after: '绿道队' },
    { code: 'names', cell: 'roles.greenway.en', after: 'greenway crew' },
  ]
  expect(countChanges(changes)).toEqual({
    types: 3,
    added: 1,
    ended: 1,
    changed: 1,
    street: 1,
    names: 1,
  })
  expect(countChanges([])).toEqual({
    types: 0,
    added: 0,
    ended: 0,
    changed: 0,
    street: 0,
    names: 0,
  })
})
