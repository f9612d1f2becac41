import type { Category, CategoryCode } from './category.schema.ts'
import { textLikeness } from './text-likeness.rules.ts'

/** What is compared of a report; the point in units of 10⁻⁷ degree: [longitude, latitude]. */
export type ComparedReport = {
  categoryCode?: CategoryCode | undefined
  text: string
  /** When it was reported, in milliseconds since 1970. */
  reportedAtMillis: number
  point?: readonly [lon: number, lat: number] | undefined
  /** The nodes of the place, as far as they are known. */
  smallGridId?: string | undefined
  buildingId?: string | undefined
  entranceId?: string | undefined
}

export type DuplicateCandidate = ComparedReport & { reportId: string }

/** Why a candidate may be the same thing; each part 0 to 1, absent when it could not be compared. */
export type DuplicateReasons = { place?: number; time: number; text?: number; metres?: number }
export type LikelyDuplicate = { reportId: string; score: number; reasons: DuplicateReasons }

type DuplicateRule = Pick<Category, 'code' | 'duplicateRadiusMetres' | 'duplicateDays'>

/** From this score on a candidate is shown; lower, and neighbouring lamps pass for one another. */
export const duplicateThreshold = 0.65
/** How much each part weighs; parts that cannot be compared leave their weight to the others. */
export const duplicateWeights = { place: 0.5, time: 0.2, text: 0.3 } as const

/**
 * Open reports that are likely the same thing, best first. Only the same type within the type's days
 * and radius is compared: a proposal to a person, never a decision.
 * @param report the new report; without a place nothing is likely
 * @param candidates earlier reports the viewer may be shown
 * @param category the type's radius in metres and its days
 */
export function likelyDuplicates(
  report: ComparedReport,
  candidates: readonly DuplicateCandidate[],
  category: DuplicateRule,
): LikelyDuplicate[] {
  return candidates
    .filter((candidate) => candidate.categoryCode === category.code)
    .map((candidate) => compared(report, candidate, category))
    .filter((likely) => likely !== undefined)
    .filter(({ score }) => score >= duplicateThreshold)
    .sort((a, b) => b.score - a.score || (a.reportId < b.reportId ? -1 : 1))
}

/** The distance between two points of the street in metres, exact to a few millimetres per kilometre. */
export function metresBetween(
  a: readonly [lon: number, lat: number],
  b: readonly [lon: number, lat: number],
): number {
  const middle = ((a[1] + b[1]) / 2) * unitRadians
  const east = (a[0] - b[0]) * unitRadians * Math.cos(middle)
  const north = (a[1] - b[1]) * unitRadians
  return Math.hypot(east, north) * earthRadiusMetres
}

/** The box that holds every point within a distance, in the units of points. */
export function boxAround([lon, lat]: readonly [number, number], metres: number) {
  const up = Math.ceil(metres / (unitRadians * earthRadiusMetres))
  const across = Math.ceil(up / Math.cos(lat * unitRadians))
  return { west: lon - across, south: lat - up, east: lon + across, north: lat + up }
}

const earthRadiusMetres = 6_371_008.8
const unitRadians = Math.PI / 180 / 10_000_000
const dayMillis = 86_400_000
const farthestScore = 0.2
const sameEntranceScore = 1
const sameBuildingScore = 0.75
const sameSmallGridScore = 0.6
// Two honest descriptions of one thing rarely share half of their pairs of characters.
const fullLikeness = 0.5

function compared(
  report: ComparedReport,
  candidate: DuplicateCandidate,
  { duplicateRadiusMetres, duplicateDays }: DuplicateRule,
): LikelyDuplicate | undefined {
  const days = Math.abs(report.reportedAtMillis - candidate.reportedAtMillis) / dayMillis
  const place = placeLikeness(report, candidate, duplicateRadiusMetres)
  if (days > duplicateDays || place === undefined) return undefined
  const time = duplicateDays === 0 ? 1 : 1 - days / duplicateDays
  const text = wordsLikeness(report.text, candidate.text)
  const reasons = { ...place, time, ...(text === undefined ? {} : { text }) }
  return { reportId: candidate.reportId, score: weighed(reasons), reasons }
}

/** Undefined when the places are too far apart, or not comparable at all. */
function placeLikeness(a: ComparedReport, b: ComparedReport, radiusMetres: number) {
  if (isSame(a.entranceId, b.entranceId)) return { place: sameEntranceScore }
  const building = isSame(a.buildingId, b.buildingId) && !areApart(a, b) ? sameBuildingScore : 0
  if (!a.point || !b.point) return sharedNode(a, b, building)
  const metres = metresBetween(a.point, b.point)
  if (metres > radiusMetres) return undefined
  return { place: Math.max(nearness(metres, radiusMetres), building), metres }
}

/** Where one of the two has no point, the smallest place both lie in; two buildings of one small grid are two places. */
function sharedNode(a: ComparedReport, b: ComparedReport, building: number) {
  if (building > 0) return { place: building }
  const isWide = a.buildingId === undefined || b.buildingId === undefined
  return isWide && isSame(a.smallGridId, b.smallGridId) ? { place: sameSmallGridScore } : undefined
}

function nearness(metres: number, radiusMetres: number): number {
  return radiusMetres === 0 ? 1 : 1 - (1 - farthestScore) * (metres / radiusMetres)
}

/** Known to be at different entrances of one building. */
function areApart(a: ComparedReport, b: ComparedReport): boolean {
  return a.entranceId !== undefined && b.entranceId !== undefined && a.entranceId !== b.entranceId
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b
}

// A report made of photos has no words to compare; that speaks neither for nor against it.
function wordsLikeness(a: string, b: string): number | undefined {
  if (a.trim() === '' || b.trim() === '') return undefined
  return Math.min(1, textLikeness(a, b) / fullLikeness)
}

function weighed({ place = 0, time, text }: DuplicateReasons): number {
  const words = text === undefined ? 0 : duplicateWeights.text
  const sum = duplicateWeights.place * place + duplicateWeights.time * time + words * (text ?? 0)
  const score = sum / (duplicateWeights.place + duplicateWeights.time + words)
  return Math.round(score * 1000) / 1000
}
