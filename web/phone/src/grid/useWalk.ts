import { useState } from 'react'
import type { LonLat } from './chosenPlace.ts'

/** Where list and map are, step by step, and where a finger pointed last. */
type Walk = { trail: (string | undefined)[]; pin?: LonLat }

/**
 * One walk for list and map, so that they stay in step.
 * @param startId where it begins; the street when nothing is said
 */
export function useWalk(startId: string | undefined) {
  const [{ trail, pin }, setWalk] = useState<Walk>({ trail: [] })
  return {
    nodeId: trail.length > 0 ? trail.at(-1) : startId,
    pin,
    /** The list goes somewhere; where a finger pointed before is not there any more. */
    go: (nodeId: string | undefined) => setWalk({ trail: [...trail, nodeId] }),
    /** A finger points on the map. */
    point: (nodeId: string, at: LonLat) => setWalk({ trail: [...trail, nodeId], pin: at }),
    back: trail.length > 0 ? () => setWalk({ trail: trail.slice(0, -1) }) : undefined,
  }
}
