const ADDRESS =
  /\d+-\d+-\d+|(?:[一-鿿]{1,8}\s*\d+\s*网格)?[一-鿿]{0,8}?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:号楼|号院|栋|幢)(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:单元|门洞))?/u
/** Words before a house number that lead to it but are no part of a name. */
const LEAD = /^.*(?:在|到|是|的|我家|我们|就|那个|这个|住)/u
const LONGEST = 60

/** Finds the words of a text that sound like an address: 翠屏里北区5号楼2单元, 3-2-501. */
export function placePhrase(text: string): string | undefined {
  const found = ADDRESS.exec(text)?.[0]
  if (found === undefined) return undefined
  const named = found.replace(LEAD, '').replace(/\s+/g, '')
  return named === '' ? undefined : named.slice(0, LONGEST)
}
