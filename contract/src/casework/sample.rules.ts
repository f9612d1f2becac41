import type { CaseFacts } from './guard.rules.ts'

/**
 * The share of settlements like this one that is drawn to be checked by another (principle 2). Chance decides once: what
 * was drawn or reopened before is checked for certain, and so is what came into a type that may be settled from another.
 * @param share the share of the type; none or 0 means that all are checked
 */
export function shareToCheck(
  { wasDrawn, wasReopened, isTypeCorrected }: CaseFacts,
  share: number | undefined,
): number {
  const isCertain = wasDrawn || wasReopened || isTypeCorrected
  return isCertain || share === undefined || share <= 0 ? 1 : share
}
