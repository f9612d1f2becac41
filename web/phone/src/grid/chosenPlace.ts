/** A place somebody chose: a node of the grid, whether it was found by where the phone is, and words that say it closer. */
export type ChosenPlace = { nodeId: string; isHere?: boolean; words?: string }
