/** An expected refusal: a code declared in the contract, and the values its sentence needs. */
export class Refusal extends Error {
  readonly code: string
  readonly detail: Record<string, string | number | boolean> | undefined

  constructor(code: string, detail?: Record<string, string | number | boolean>) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** @returns the first row, or refuses with `not-found`: what is out of scope does not exist for the asker */
export function theOne<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (row === undefined) throw new Refusal('not-found')
  return row
}
