import { useMemo } from 'react'
import { Answered } from '../shell/answered.tsx'
import { stepsTo, useNode, useRows, useShapes } from './grid-data.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { drawShapes } from './map-drawing.ts'

/** The map of the place picker: pointing at a building grid chooses it. */
export function PlaceMap(props: { nodeId: string | undefined; onPick: (nodeId: string) => void }) {
  const shapes = useShapes(undefined)
  const page = useNode(props.nodeId).data
  const steps = page === undefined ? [] : stepsTo(page)
  const around = steps.findLast(({ kind }) => kind === 'community' || kind === 'mid-grid')
  const within = useNode(around?.nodeId).data?.node
  const { rows } = useRows(around?.nodeId)
  const selected = steps.findLast(({ kind }) => kind === 'small-grid' || kind === 'mid-grid')
  const drawing = useMemo(
    () => drawShapes(shapes.data?.shapes ?? [], rows, within, selected?.nodeId),
    [shapes.data, rows, within, selected?.nodeId],
  )
  return (
    <div className="place-map">
      <Answered query={shapes} bars={3}>
        {() => <MapCanvas drawing={drawing} onPick={props.onPick} />}
      </Answered>
    </div>
  )
}
