/**
 * The unit the platform itself would send a case to: it has the role that answers for the type and serves the place.
 * @param units the units of a dispatch proposal in their order
 * @returns undefined where no such unit is registered; then only a person can choose
 */
export function proposedUnit<U extends { why: string }>(units: readonly U[]): U | undefined {
  const [first] = units
  return first?.why === 'role-and-place' ? first : undefined
}
