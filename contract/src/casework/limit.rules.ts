import { handlingLimits } from '../matter/category.rules.ts'
import type { Bilingual, Category, CountedLimit, Limit } from '../matter/category.schema.ts'

/** The conditions a person may say hold in one case: those of its limits, and the sign that makes it dangerous. */
export function conditionsOf(category: Category): Bilingual[] {
  const ofLimits = category.limits.flatMap(({ condition }) => condition ?? [])
  return category.dangerWhen ? [...ofLimits, category.dangerWhen] : ofLimits
}

/** Whether a case of this type is dangerous: by its type, or by the sign a person saw. */
export function isDangerous(category: Category, holds: readonly string[]): boolean {
  if (!category.danger) return false
  const sign = category.dangerWhen?.zh
  return sign === undefined || holds.includes(sign) || holds.some(speaksOfDanger)
}

/**
 * The limits that start when a case is dispatched, in their order, the one that ends it last.
 * @param holds Chinese texts of the conditions that a person says hold
 * @param isDanger whether the case is dangerous; then the limit for danger counts without being chosen
 */
export function limitsAtDispatch(
  category: Category,
  holds: readonly string[],
  isDanger: boolean,
): Limit[] {
  const forDanger = isDanger ? conditionsOf(category).map(({ zh }) => zh) : []
  const held = [...holds, ...forDanger.filter(speaksOfDanger)]
  const { interim, final } = handlingLimits(category, held)
  const bySteps = new Map<string, Limit>()
  for (const limit of [...interim, final]) {
    // Where one step has a general limit and one whose condition holds, the latter counts.
    if (!bySteps.has(limit.step) || limit.condition) bySteps.set(limit.step, limit)
  }
  return [...bySteps.values()]
}

export function isCounted(limit: Limit): limit is CountedLimit {
  return limit.clock !== 'date'
}

function speaksOfDanger(condition: string): boolean {
  return condition.includes('危险')
}
