/**
 * The unit the platform itself would send a case to: it has the role that answers for the type and serves the place.
 * @param units the units of a dispatch proposal in their order
 * @returns undefined where no such unit is registered; then only a person can choose
 */
export function proposedUnit<U extends { why: string }>(units: readonly U[]): U | undefined {
  const [first] = units
  return first?.why === 'role-and-place' ? first : undefined
}

/**
 * Whether a person departs from what the platform proposed, or from what stands in the file: then they say why (R32).
 * @param known what was proposed or stands; undefined where nothing does, and nothing is overridden
 */
export function departsFrom(chosen: string | undefined, known: string | undefined): boolean {
  return chosen !== undefined && known !== undefined && chosen !== known
}
