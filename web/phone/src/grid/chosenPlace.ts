/** A place somebody chose: a node of the grid, how it was found, and words that say it closer. */
export type ChosenPlace = {
  nodeId: string
  /** Its name as it was chosen, for when there is no signal to ask for it. */
  name?: string
  /** What led to it, where the reader should be told. */
  way?: 'words' | 'here' | 'map'
  /** Where a finger pointed on the map. The phone's own position never stands here. */
  point?: LonLat
  words?: string
}
/** Longitude and latitude in 10⁻⁷ degree. */
export type LonLat = [number, number]
