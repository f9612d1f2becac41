/** Masked forms are made when a value is written, so that lists and pages never open it (P2). */

/** 王秀珍 → 王*珍, 李雷 → 李*, 欧阳修文 → 欧**文 */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length <= 1) return '*'.repeat(letters.length)
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

const spots =
  '门口|门前|门外|门内|门旁|门厅|大门|院门|侧门|后门|前门|东门|西门|南门|北门|楼门|楼道|楼梯|楼前|楼后|楼下|楼旁|楼间|楼顶|电梯|走廊|过道|院内|院子|小区|广场|花坛|绿地|草坪|树下|路口|路边|路灯|马路|人行道|台阶|坡道|扶手|车棚|车库|停车场|停车位|充电桩|垃圾桶|垃圾箱|垃圾站|垃圾房|健身器材|凉亭|长椅|围墙|墙边|墙角|墙外|墙根|井盖|配电箱|变压器|岗亭|门卫室|物业|居委会|服务站|幼儿园|学校|公园|商店|超市|市场|公交站|公厕|对面|旁边|附近|中间|拐角|左侧|右侧|东侧|西侧|南侧|北侧|左边|右边|东边|西边|南边|北边|前面|后面|东头|西头|南头|北头'
const shownOfPlace = new RegExp(
  `(?<!\\d)\\d{1,2}(?:号楼|单元|门洞)|${spots}|[\\s,，。、；;/-]+`,
  'g',
)

/**
 * Of the free words of a place only those that name a spot by the building stay; whatever else was said may be a door or a
 * name: 2单元门口右侧 stays as it is, 王奶奶家502门口 → **门口.
 */
export function maskPlaceWords(words: string): string {
  let masked = ''
  let upto = 0
  for (const { 0: word, index } of words.matchAll(shownOfPlace)) {
    masked += `${index > upto ? '**' : ''}${word}`
    upto = index + word.length
  }
  return `${masked}${words.length > upto ? '**' : ''}`
}

/** 10000002046 → 100****2046; a landline or shorter number keeps its last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  if (digits.length < 11) return `****${digits.slice(-2)}`
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
