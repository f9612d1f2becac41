import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CatalogueVersion } from './category.schema.ts'
import { foldText, textLikeness } from './text-likeness.rules.ts'
import { proposeCategories, proposeFrom, triageModel } from './triage.rules.ts'

const file = new URL('../../../server/seed/catalogue-2026.json', import.meta.url)
const catalogue: CatalogueVersion = JSON.parse(readFileSync(file, 'utf8'))
const { categories } = catalogue
const model = triageModel(categories)

/** Invented reports in residents' words. The weights were chosen on the first set only. */
const known = sentences('known')
const unseen = sentences('unseen')
/** Talk that is no matter of the catalogue. */
const smallTalk = `你好
今天天气真不错
我想问一下
谢谢你们的工作
有没有人管管
这事到底归谁管啊，都问了三遍了
老王家的事
请问社区几点下班
我的快递丢了
手机没信号怎么办
想给社区送面锦旗
银行卡被吞了
附近哪里有好医院
房价怎么又跌了
外卖送错了`.split('\n')

describe('the type proposed for a resident’s words', () => {
  it('is right for nine in ten of the sentences it was tuned on', () => {
    const { first, amongThree } = accuracy(known)
    expect(first).toBeGreaterThanOrEqual(0.93)
    expect(amongThree).toBeGreaterThanOrEqual(0.96)
  })

  it('is right for five in six of sentences it has never met, and among three for more than nine in ten', () => {
    const { first, amongThree } = accuracy(unseen)
    expect(first).toBeGreaterThanOrEqual(0.84)
    expect(amongThree).toBeGreaterThanOrEqual(0.92)
  })

  it('is offered for most sentences, and then is rarely wrong', () => {
    const answers = unseen.map(({ code, text }) => ({ code, ...proposeFrom(model, text) }))
    const offered = answers.filter(({ abstained }) => !abstained)
    const right = offered.filter(({ code, proposals }) => proposals[0]?.code === code)
    expect(offered.length / answers.length).toBeGreaterThanOrEqual(0.75)
    expect(right.length / offered.length).toBeGreaterThanOrEqual(0.92)
  })

  it.each(smallTalk)('is not offered for what is no matter: %s', (text) => {
    expect(proposeFrom(model, text).abstained).toBe(true)
  })

  it('comes with whole words of the catalogue that stand in the text, never with fragments', () => {
    const whole = new Map(
      categories.map(({ code, names, words }) => {
        const all = [...words, names.zh].map(foldText)
        return [code, new Set([...all, ...foldText(names.en).split(' ')])]
      }),
    )
    const foreign = [...known, ...unseen].flatMap(({ text }) => {
      const folded = foldText(text)
      return proposeFrom(model, text).proposals.flatMap(({ code, words }) =>
        words.filter((word) => !folded.includes(word) || !whole.get(code)?.has(word)),
      )
    })
    expect(foreign).toEqual([])
  })

  it.each(['3网格有人吵架', '翠屏里北区 3 网格', '三网格楼下', '5号楼2单元'])(
    'does not come from the name of a place: %s',
    (text) => {
      const codes = proposeFrom(model, text).proposals.map(({ code }) => code)
      expect(codes).not.toContain('X-1-01')
      expect(codes).not.toContain('C-21-03')
    },
  )

  it('keeps the door of an entrance, which is no place', () => {
    expect(proposeFrom(model, '2单元门坏了').proposals[0]?.code).toBe('C-21-03')
  })

  it('leaves out for residents what only staff raise, and proposes it to staff', () => {
    const text = '3网格没有党支部'
    expect(proposeFrom(model, text).proposals[0]?.code).toBe('X-1-01')
    const { proposals } = proposeFrom(model, text, { isResident: true })
    expect(proposals.map(({ code }) => code)).not.toContain('X-1-01')
  })

  it('shows the word a person would point at', () => {
    const [best] = proposeFrom(model, '单元门口的坡道让车挡着，轮椅下不来').proposals
    expect(best?.code).toBe('C-21-02')
    expect(best?.words).toEqual(expect.arrayContaining(['坡道', '轮椅']))
  })

  it.each([
    ['路燈壞了，沒人修', 'C-01-18'],
    ['Ｇ栋　电梯困人！！', 'X-4-01'],
    ['The STREET LAMP is out', 'C-01-18'],
    ['樓道裡堆著雜物', 'X-4-03'],
  ])('does not mind traditional, full-width or English writing: %s', (text, code) => {
    expect(proposeFrom(model, text).proposals[0]?.code).toBe(code)
  })

  it('is held back when two types fit alike', () => {
    const { proposals, abstained } = proposeFrom(model, '井盖坏了')
    expect(abstained).toBe(true)
    expect(proposals.map(({ code }) => code.slice(0, 4))).toEqual(['C-01', 'C-01', 'C-01'])
  })

  it('is nothing for an empty text or an empty catalogue', () => {
    expect(proposeFrom(model, '，。！')).toEqual({ proposals: [], abstained: true })
    expect(proposeCategories('路灯坏了', [])).toEqual({ proposals: [], abstained: true })
  })

  it('keeps scores between nought and one, best first, as many as asked for', () => {
    const { proposals } = proposeFrom(model, known.map(({ text }) => text).join(''), { limit: 20 })
    const scores = proposals.map(({ score }) => score)
    expect(scores).toHaveLength(20)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true)
  })
})

describe('corrections made by people of the street', () => {
  const text = '排风扇整夜轰轰响'
  const lesson = (words: string) => ({ text: words, code: 'E-01-18' })

  it('teach a type that no word of the catalogue names', () => {
    expect(proposeCategories(text, categories).abstained).toBe(true)
    const taught = [
      lesson('饭馆的排风扇轰轰响'),
      lesson('排风扇开一整夜'),
      lesson('排风扇对着窗户轰轰的'),
    ]
    const { proposals, abstained } = proposeCategories(text, categories, taught)
    expect([proposals[0]?.code, abstained]).toEqual(['E-01-18', false])
    expect(proposals[0]?.words.join()).toContain('排风扇')
  })

  it('weigh more the oftener they are made', () => {
    const scores = [1, 2, 4, 8].map((count) => {
      const { proposals } = proposeCategories(text, categories, [
        { ...lesson('排风扇轰轰响'), count },
      ])
      return proposals.find(({ code }) => code === 'E-01-18')?.score ?? 0
    })
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b))
  })

  it('do not teach a type from the house number or from small words', () => {
    const taught = [lesson('我们3号楼2单元是不是')]
    const { proposals } = proposeCategories('我们3号楼2单元是不是路灯坏了', categories, taught)
    expect(proposals.map(({ code }) => code)).not.toContain('E-01-18')
  })

  it('do not spoil what was right before', () => {
    const taught = known.map(({ code, text: words }) => ({ code, text: words }))
    const learned = triageModel(categories, taught)
    const right = unseen.filter(({ code, text: words }) => {
      return proposeFrom(learned, words).proposals[0]?.code === code
    })
    expect(right.length / unseen.length).toBeGreaterThanOrEqual(0.84)
  })
})

describe('the likeness of two texts', () => {
  it('is one for the same words in another writing and nought for nothing shared', () => {
    expect(textLikeness('路燈壞了！', '路灯坏了')).toBe(1)
    expect(textLikeness('路灯坏了', '垃圾没清')).toBe(0)
    expect(textLikeness('', '路灯坏了')).toBe(0)
    expect(textLikeness('灯', '灯')).toBe(0)
  })

  it('is the share of common pairs', () => {
    expect(textLikeness('路灯坏了', '路灯不亮')).toBeCloseTo(1 / 3)
  })
})

function accuracy(list: readonly Sentence[]) {
  const places = list.map(({ code, text }) => {
    return proposeFrom(model, text).proposals.findIndex((proposal) => proposal.code === code)
  })
  return {
    first: places.filter((place) => place === 0).length / list.length,
    amongThree: places.filter((place) => place >= 0).length / list.length,
  }
}

type Sentence = { code: string; text: string }

function sentences(name: string): Sentence[] {
  return readFileSync(new URL(`triage.${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', text = ''] = line.split('|')
      return { code, text }
    })
}
