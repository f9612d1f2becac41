/** What a version gives names to, beside its types: who answers, the steps of limits, and the majors. */
export const nameLists = ['roles', 'steps', 'majors'] as const
export type NameList = (typeof nameLists)[number]

/** Whether a code can stand in one of the lists: words with hyphens, or the beginning of the codes of types. */
export function isNameCode(list: NameList, code: string): boolean {
  if (list === 'majors') return /^(?:[CE]-\d{2}|X-[1-6])$/.test(code)
  return /^[a-z]+(?:-[a-z]+)*$/.test(code)
}
