/** Masked forms are made when a value is written, so that lists and pages never open it (P2). */

/** 王秀珍 → 王*珍, 李雷 → 李*, 欧阳修文 → 欧**文 */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length <= 1) return '*'.repeat(letters.length)
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

/** 10000002046 → 100****2046; a landline or shorter number keeps its last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  if (digits.length < 11) return `****${digits.slice(-2)}`
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
