export type Spot = { column: number; row: number }

/**
 * Where an arrow leads on the board of columns: up and down inside a column, left and right to the next column that
 * holds a case, in the nearest row of it.
 * @param lengths how many cases each column shows
 */
export function nextSpot(lengths: readonly number[], at: Spot, step: Spot): Spot {
  if (step.column === 0) {
    const last = (lengths[at.column] ?? 0) - 1
    return { column: at.column, row: Math.min(Math.max(at.row + step.row, 0), Math.max(last, 0)) }
  }
  for (let column = at.column + step.column; column in lengths; column += step.column) {
    const length = lengths[column] ?? 0
    if (length > 0) return { column, row: Math.min(at.row, length - 1) }
  }
  return at
}
