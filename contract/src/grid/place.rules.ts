import { simplify } from './script.rules.ts'

/** What a text says of a place: words such as 北区, and building, entrance and door numbers. */
export type PlaceWords = { words: string; building?: string; entrance?: string; door?: string }

const numerals = '零一二三四五六七八九'

/** A place as it is searched for: full-width forms folded, traditional characters simplified. */
export function plainPlace(text: string): string {
  return simplify(text.normalize('NFKC').trim())
}

/** Whether a text begins as every code of the grid does, with the nine digits of the street. */
export function isPlaceCode(text: string): boolean {
  return /^\d{9}/.test(text)
}

/** Initials of a name with its numerals: cpl, cplbq3. */
export function isInitials(text: string): boolean {
  return /^[a-z][a-z0-9]*$/i.test(text)
}

/**
 * Reads an address as people write it: 3-2-501室, 5号楼2单元501, 北区5#2-501, 5号楼 2门 501, 五号楼二单元.
 * @returns undefined when the text holds no building number
 */
export function readPlaceWords(text: string): PlaceWords | undefined {
  const plain = arabic(plainPlace(text))
  return readNamed(plain) ?? readDashed(plain)
}

/** A text without the numbers and kinds of its places, so that 3网格 or 5号楼2单元 says nothing of what is the matter. */
export function withoutPlaceWords(text: string): string {
  return text.normalize('NFKC').replaceAll(placeWord, ' ')
}

// 单元门 is a thing that breaks; 单元门口 is a place.
const placeWord =
  /\d+(?:-\d+){1,2}|(?:\d+|[一二三四五六七八九十]+)\s*(?:网格|網格|号楼|號樓|号院|號院|栋|幢|单元(?!门(?!口))|單元(?!門(?!口)))/g

function readDashed(text: string): PlaceWords | undefined {
  const match = /^(.*?)(\d{1,3})-(\d{1,2})(?:-(\d{2,4}))?\s*(?:室|号|户)?$/.exec(text)
  return match ? place(match[1], match[2], match[3], match[4]) : undefined
}

function readNamed(text: string): PlaceWords | undefined {
  const match =
    /^(.*?)(\d{1,3})\s*(?:号楼|号院|栋|幢|楼|#楼?)(?:\s*-?\s*(\d{1,2})\s*(?:单元|门洞|门(?!口)|-))?(?:\s*-?\s*(\d{3,4})\s*(?:室|号|户)?)?/.exec(
      text,
    )
  return match ? place(match[1], match[2], match[3], match[4]) : undefined
}

function place(words = '', building?: string, entrance?: string, door?: string): PlaceWords {
  return {
    words: words.replaceAll(/[\s,，、]/g, ''),
    ...(building ? { building: String(Number(building)) } : {}),
    ...(entrance ? { entrance: String(Number(entrance)) } : {}),
    ...(door ? { door } : {}),
  }
}

/** 十二 → 12, 三 → 3; only before 号楼, 栋, 单元 and the like, so that names keep their numerals. */
function arabic(text: string): string {
  return text.replaceAll(
    /([一二三四五六七八九十]{1,3})(?=号楼|栋|幢|单元|门洞)/g,
    (_, chinese: string) => String(valueOf(chinese)),
  )
}

function valueOf(chinese: string): number {
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['', chinese]
  const ten = chinese.includes('十') ? Math.max(1, numerals.indexOf(tens || '一')) * 10 : 0
  return ten + Math.max(0, numerals.indexOf(ones || '零'))
}
