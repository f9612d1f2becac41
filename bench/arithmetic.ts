/** What one name of the bench found; `ratio` is higher-is-better. */
export type Finding = {
  name: string
  /** Median of the rounds. */
  value: number
  unit: string
  /** What the value stands beside, in the same unit. */
  limit: number
  limitIs: string
  ratio: number
  /** Smallest ratio a release must hold, and the ratio that is good; both against `ratio`. */
  floor: number
  target: number
  /** Further lines for the reader; not part of the JSON. */
  notes: string[]
}

/** One alternating round: the product and its limit, measured one after the other. */
export type Round = { product: number; limit: number }

/** Where more is better, such as operations a second: product ÷ limit; else limit ÷ product. */
export type Direction = 'more' | 'less'

/**
 * The middle value; the mean of the two middle ones of an even number.
 * @throws RangeError for no values
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  if (low === undefined || high === undefined) throw new RangeError('the median of nothing')
  return (low + high) / 2
}

export function ratioOf(round: Round, direction: Direction): number {
  return direction === 'more' ? round.product / round.limit : round.limit / round.product
}

/** Value, limit and ratio of several rounds; the ratio is the median of each round's own. */
export function summed(rounds: readonly Round[], direction: Direction) {
  return {
    value: median(rounds.map(({ product }) => product)),
    limit: median(rounds.map(({ limit }) => limit)),
    ratio: median(rounds.map((round) => ratioOf(round, direction))),
  }
}

/** Lowest and highest ratio of the rounds, for the reader to judge the noise. */
export function spread(rounds: readonly Round[], direction: Direction): string {
  const ratios = rounds.map((round) => ratioOf(round, direction))
  return `${shown(Math.min(...ratios))}..${shown(Math.max(...ratios))}`
}

export function verdict({ ratio, floor, target }: Finding): 'target met' | 'floor met' | 'MISSED' {
  if (ratio >= target) return 'target met'
  return ratio >= floor ? 'floor met' : 'MISSED'
}

/** The findings as `npm run bench -- --json` writes them. */
export function jsonOf(findings: readonly Finding[]): string {
  const rows = findings.map(({ name, value, unit, limit, ratio }) => {
    return { name, value: rounded(value), unit, limit: rounded(limit), ratio: rounded(ratio) }
  })
  return `${JSON.stringify(rows, undefined, 2)}\n`
}

const titles = ['name', 'value', 'unit', 'limit', 'ratio', 'floor', 'target', '', 'limit is']
const isText = [true, false, true, false, false, false, false, true, true]

/** The findings as a table for people, with the notes below each line. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = [titles, ...findings.map(cellsOf)]
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, at) => padded(cell, widths[at], at)).join('  '))
  return lines
    .flatMap((line, at) => [
      line.trimEnd(),
      ...(findings[at - 1]?.notes ?? []).map((note) => `    ${note}`),
    ])
    .join('\n')
}

/** Four significant digits at most. */
export function shown(value: number): string {
  return String(rounded(value))
}

function cellsOf(finding: Finding): string[] {
  const { name, value, unit, limit, ratio, floor, target, limitIs } = finding
  const numbers = [limit, ratio, floor, target].map(shown)
  return [name, shown(value), unit, ...numbers, verdict(finding), limitIs]
}

function padded(cell: string, width = 0, column: number): string {
  return isText[column] ? cell.padEnd(width) : cell.padStart(width)
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
