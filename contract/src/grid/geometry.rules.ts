/** A point as integers of 10⁻⁷ degree: [longitude, latitude]. */
export type Point = readonly [number, number]

/**
 * Whether a ring holds a point (even-odd rule; a point on the edge counts to one side only).
 * @param flat ring as lon, lat, lon, lat … without its repeated last point
 */
export function containsPoint(flat: readonly number[], [lon, lat]: Point): boolean {
  let isInside = false
  for (let i = 0, j = flat.length - 2; i < flat.length; j = i, i += 2) {
    const [xi = 0, yi = 0, xj = 0, yj = 0] = [flat[i], flat[i + 1], flat[j], flat[j + 1]]
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi)
      isInside = !isInside
  }
  return isInside
}

/** Some 20 metres, in units of 10⁻⁷ degree of longitude and latitude. */
const coarseness: Point = [2240, 1800]

/** A point as it is kept: rounded, so that it tells a corner of the street and no door. */
export function coarse([lon, lat]: Point): Point {
  const [across, up] = coarseness
  return [Math.round(lon / across) * across, Math.round(lat / up) * up]
}

/** Squared distance in units of 10⁻⁷ degree of latitude (about 1.1 cm), longitude scaled to the street's latitude. */
export function distanceSquared(a: Point, b: Point): number {
  const dx = (a[0] - b[0]) * 0.802
  const dy = a[1] - b[1]
  return dx * dx + dy * dy
}
