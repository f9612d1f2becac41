import type { Answer } from '@linli/kit/client'

export type ElevationData = Answer<'GET /grid/nodes/{nodeId}/elevation'>
export type Door = ElevationData['entrances'][number]['doors'][number]
