/** A place somebody chose: a node of the grid, the point if the phone gave one, and words that say it closer. */
export type ChosenPlace = { nodeId: string; point?: [number, number]; words?: string }
