import type { Answer } from '@linli/kit/client'
import { useAnswer } from '../shell/asking.ts'

export type ElevationData = Answer<'GET /grid/nodes/{nodeId}/elevation'>
export type Door = ElevationData['entrances'][number]['doors'][number]

export function useElevation(nodeId: string) {
  return useAnswer('GET /grid/nodes/{nodeId}/elevation', { params: { nodeId } })
}
