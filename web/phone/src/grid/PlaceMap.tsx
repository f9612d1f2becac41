import type { GridNodePage } from '@linli/contract/grid/grid.schema'
import { Empty } from '@linli/kit/parts/States'
import { useQuery } from '@tanstack/react-query'
import { type MouseEvent, useRef } from 'react'
import { Answered } from '../shell/Answered.tsx'
import { t } from '../words.ts'
import type { LonLat } from './chosenPlace.ts'
import { drawMap, frameOf, type MapArea, type MapDrawing } from './map-drawing.ts'
import { shapesQuery, usePlacePage } from './places.ts'

type Props = {
  nodeId: string | undefined
  pin: LonLat | undefined
  onPick: (nodeId: string, at: LonLat) => void
}

/** The same places as the list beside it, drawn from our own boundaries; pointing at one goes there. */
export function PlaceMap({ nodeId, ...pointing }: Props) {
  const grids = useQuery(shapesQuery())
  return (
    <Answered query={usePlacePage(nodeId)}>
      {(page) => (
        <Answered query={grids}>
          {({ shapes }) => <WithBuildings page={page} shapes={shapes} {...pointing} />}
        </Answered>
      )}
    </Answered>
  )
}

/** Buildings are drawn where there are few enough to point at. */
function WithBuildings(props: GroundProps) {
  const { kind, nodeId } = frameOf(props.page)
  const isNear = kind === 'mid-grid' || kind === 'small-grid'
  const buildings = useQuery({ ...shapesQuery(nodeId), enabled: isNear })
  if (!isNear) return <Ground {...props} />
  return (
    <Answered query={buildings}>
      {({ shapes }) => <Ground {...props} shapes={[...props.shapes, ...shapes]} />}
    </Answered>
  )
}

type GroundProps = Omit<Props, 'nodeId'> & {
  page: GridNodePage
  shapes: Parameters<typeof drawMap>[1]
}

function Ground({ page, shapes, pin, onPick }: GroundProps) {
  const canvas = useRef<SVGSVGElement>(null)
  const drawing = drawMap(page, shapes)
  if (!drawing) return <Empty words={t('grid.noMap')} />
  const pick = (area: MapArea, event: MouseEvent) => {
    const at = canvas.current && pointOf(canvas.current, event)
    if (at) onPick(area.nodeId, drawing.groundOf(at.x, at.y))
  }
  return (
    <svg
      ref={canvas}
      className="place-map"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={t('grid.mapOf', { place: page.node.name })}
    >
      {drawing.areas.map((area) => (
        <Area key={`${area.look} ${area.nodeId}`} area={area} onPick={pick} />
      ))}
      {drawing.areas.map(({ label, at, nodeId }) => (
        <text key={nodeId} x={at[0]} y={at[1]}>
          {label}
        </text>
      ))}
      {pin && <Pin drawing={drawing} pin={pin} />}
    </svg>
  )
}

type AreaProps = { area: MapArea; onPick: (area: MapArea, event: MouseEvent) => void }

/** A finger's way to what the list says by name; the keyboard's way is the list itself. */
function Area({ area, onPick }: AreaProps) {
  const { kind, look, outline } = area
  return (
    <path
      d={outline}
      className={`area-${look} area-${kind}`}
      data-node={area.nodeId}
      onClick={look === 'ground' ? undefined : (event) => onPick(area, event)}
    />
  )
}

function Pin({ drawing, pin }: { drawing: MapDrawing; pin: LonLat }) {
  const [x, y] = drawing.drawnAt(pin)
  return (
    <g className="place-pin" transform={`translate(${x} ${y})`}>
      <path d="M0 0C-9 -12 -11 -16 -11 -21A11 11 0 0 1 11 -21C11 -16 9 -12 0 0Z" />
      <circle cy="-21" r="4" />
    </g>
  )
}

/** Where on the drawing somebody pointed, however large it stands on the screen. */
function pointOf(canvas: SVGSVGElement, event: MouseEvent): DOMPoint | undefined {
  const onScreen = canvas.getScreenCTM()
  return onScreen
    ? new DOMPoint(event.clientX, event.clientY).matrixTransform(onScreen.inverse())
    : undefined
}
