import { t } from '../../words.ts'

/** Choices of the act forms; functions, because the language may change. */
export function noOutcomes() {
  return [
    ['not-ours', t('casework.outcome-not-ours')],
    ['not-allowed', t('casework.outcome-not-allowed')],
    ['not-possible-now', t('casework.outcome-not-possible-now')],
    ['not-found-on-site', t('casework.outcome-not-found-on-site')],
  ] as const
}

export function waitingFors() {
  return [
    ['resident', t('casework.waiting-resident')],
    ['permit', t('casework.waiting-permit')],
  ] as const
}

export function reporterAnswers() {
  return [
    ['solved', t('casework.said-solved')],
    ['unsolved', t('casework.said-unsolved')],
    ['not-reached', t('casework.said-not-reached')],
  ] as const
}

export function solvedLevels() {
  return [
    ['small-grid', t('casework.level-small-grid')],
    ['mid-grid', t('casework.level-mid-grid')],
    ['community', t('casework.level-community')],
    ['street', t('casework.level-street')],
    ['district-or-city', t('casework.level-district-or-city')],
    ['outside-unit', t('casework.level-outside-unit')],
  ] as const
}
