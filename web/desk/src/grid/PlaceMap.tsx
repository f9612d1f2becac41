import { call } from '@linli/kit/client'
import { errorWords } from '@linli/kit/problem'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Answered } from '../shell/answered.tsx'
import { t } from '../words.ts'
import { stepsTo, useNode, useRows, useShapes } from './grid-data.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { drawShapes } from './map-drawing.ts'

/** Longitude and latitude as integers of 10⁻⁷ degree. */
export type PinnedPoint = [number, number]

type Props = {
  nodeId: string | undefined
  point: PinnedPoint | undefined
  onPin: (place: { nodeId: string; point: PinnedPoint }) => void
}

/** The map of the place picker: a pin is put anywhere and snaps to the building grid it stands in. */
export function PlaceMap(props: Props) {
  const shapes = useShapes(undefined)
  const drawing = usePlaceDrawing(props.nodeId, shapes.data?.shapes)
  const pinning = useMutation({
    mutationFn: async ([lon, lat]: PinnedPoint) =>
      call('GET /grid/places/at', { query: { lon, lat } }),
    onSuccess: (found, point) => props.onPin({ nodeId: found.node.nodeId, point }),
  })
  return (
    <>
      <p className="s">{t('grid.pinHelp')}</p>
      <div className="place-map">
        <Answered query={shapes} bars={3}>
          {() => (
            <MapCanvas
              drawing={drawing}
              pin={props.point}
              onPoint={(point) => pinning.mutate(point)}
            />
          )}
        </Answered>
      </div>
      {pinning.isError && (
        <p className="error" role="alert">
          {errorWords(pinning.error)}
        </p>
      )}
    </>
  )
}

/** The same place as the list shows, lit on the map. */
function usePlaceDrawing(
  nodeId: string | undefined,
  shapes: Parameters<typeof drawShapes>[0] | undefined,
) {
  const page = useNode(nodeId).data
  const steps = nodeId === undefined || page === undefined ? [] : stepsTo(page)
  const around = steps.findLast(({ kind }) => kind === 'community' || kind === 'mid-grid')
  const within = useNode(around?.nodeId).data?.node
  const { rows } = useRows(around?.nodeId)
  const selected = steps.findLast(({ kind }) => kind === 'small-grid' || kind === 'mid-grid')
  return useMemo(
    () => drawShapes(shapes ?? [], rows, within, selected?.nodeId),
    [shapes, rows, within, selected?.nodeId],
  )
}
