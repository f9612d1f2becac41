import {
  type GeoJSONSource,
  Map as GroundMap,
  Marker,
  NavigationControl,
  setWorkerUrl,
  type StyleSpecification,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef, useState } from 'react'
import { t } from '../words.ts'
import type { Area, Drawing, Label } from './map-drawing.ts'

setWorkerUrl(workerUrl)

const SOURCE = 'areas'
const E7 = 1e7
type Pick = (nodeId: string, parentId?: string) => void
type Props = {
  drawing: Drawing
  /** What pointing at an area or its label does. */
  onPick?: Pick
  /** What pointing anywhere does: longitude and latitude in 10⁻⁷ degree. */
  onPoint?: (point: [number, number]) => void
  /** Where the pin stands. */
  pin?: [number, number] | undefined
}

/** Our own areas on plain ground: no base tiles, no glyph server; labels are ordinary elements. */
export function MapCanvas({ drawing, onPick, onPoint, pin }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef<Pick>(() => undefined)
  pick.current = onPick ?? (() => undefined)
  const point = useRef(onPoint)
  point.current = onPoint
  const [map, setMap] = useState<GroundMap>()
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    if (place.current === null) return
    const made = makeMap(place.current)
    if (made === undefined) return setBroken(true)
    made.on('load', () => setMap(made))
    made.on('click', 'fill', ({ features }) => {
      const picked = features?.at(-1)?.properties
      if (picked) pick.current(picked.nodeId, picked.parentId)
    })
    made.on('click', ({ lngLat: { lng, lat } }) =>
      point.current?.([Math.round(lng * E7), Math.round(lat * E7)]),
    )
    return () => made.remove()
  }, [])
  useDrawing(map, drawing, pick)
  usePin(map, pin)
  if (isBroken) return <p className="s">{t('grid.mapBroken')}</p>
  return <div ref={place} className="map-canvas" data-own-arrows="" />
}

function useDrawing(
  map: GroundMap | undefined,
  drawing: Drawing,
  pick: React.RefObject<Pick>,
): void {
  const focus = JSON.stringify(drawing.bounds)
  useEffect(() => {
    void map?.getSource<GeoJSONSource>(SOURCE)?.setData(features(drawing.areas))
    const markers = map ? drawing.labels.map((label) => mark(map, label, pick)) : []
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [map, drawing, pick])
  useEffect(() => {
    const bounds: Drawing['bounds'] = focus === undefined ? undefined : JSON.parse(focus)
    if (bounds) map?.fitBounds(bounds, { padding: 24, animate: false })
  }, [map, focus])
}

function usePin(map: GroundMap | undefined, pin: Props['pin']): void {
  const [lon, lat] = pin ?? []
  useEffect(() => {
    if (map === undefined || lon === undefined || lat === undefined) return
    const element = document.createElement('div')
    element.className = 'map-pin'
    element.setAttribute('aria-hidden', 'true')
    const marker = new Marker({ element, anchor: 'bottom' })
      .setLngLat([lon / E7, lat / E7])
      .addTo(map)
    for (const name of ['role', 'aria-label', 'tabindex']) element.removeAttribute(name)
    return () => void marker.remove()
  }, [map, lon, lat])
}

/** Without WebGL there is no map; the list says the same. */
function makeMap(container: HTMLElement): GroundMap | undefined {
  try {
    const map = new GroundMap({
      container,
      style: style(),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      locale: {
        'Map.Title': t('grid.map'),
        'Marker.Title': t('grid.map'),
        'NavigationControl.ZoomIn': t('grid.zoomIn'),
        'NavigationControl.ZoomOut': t('grid.zoomOut'),
      },
    })
    map.addControl(new NavigationControl({ showCompass: false }), 'top-left')
    return map
  } catch {
    return undefined
  }
}

function mark(map: GroundMap, label: Label, pick: React.RefObject<Pick>): Marker {
  const element = document.createElement('div')
  element.className = `map-label ${label.look}`
  element.setAttribute('aria-hidden', 'true')
  element.append(line('b', label.title))
  if (label.look === 'name') element.append(line('span', label.detail))
  else element.title = label.detail
  if (label.isVacant) element.append(line('i', ''))
  element.addEventListener('click', (event) => {
    event.stopPropagation()
    pick.current(label.nodeId, label.parentId)
  })
  const marker = new Marker({ element }).setLngLat(label.at).addTo(map)
  for (const name of ['role', 'aria-label', 'tabindex']) element.removeAttribute(name)
  return marker
}

function line(tag: 'b' | 'span' | 'i', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

function features(areas: readonly Area[]) {
  return {
    type: 'FeatureCollection' as const,
    features: areas.map(({ ring, ...properties }) => ({
      type: 'Feature' as const,
      properties,
      geometry: { type: 'Polygon' as const, coordinates: [[...ring, ...ring.slice(0, 1)]] },
    })),
  }
}

function style(): StyleSpecification {
  const styles = getComputedStyle(document.documentElement)
  const token = (name: string) => styles.getPropertyValue(`--${name}`).trim()
  const byLook = (selected: string, listed: string, other: string) =>
    ['match', ['get', 'look'], 'selected', selected, 'listed', listed, other] as never
  const isGround = ['!=', ['get', 'kind'], 'community'] as never
  return {
    version: 8,
    sources: { [SOURCE]: { type: 'geojson', data: features([]) } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': token('surface') } },
      {
        id: 'fill',
        type: 'fill',
        source: SOURCE,
        filter: isGround,
        paint: { 'fill-color': byLook(token('brand'), token('soft'), token('sunken')) },
      },
      {
        id: 'small',
        type: 'line',
        source: SOURCE,
        filter: ['in', ['get', 'kind'], ['literal', ['small-grid', 'building']]] as never,
        paint: {
          'line-color': byLook(token('onbrand'), token('brand'), token('surface')),
          'line-opacity': ['match', ['get', 'look'], 'other', 0, 0.4] as never,
          'line-width': 1,
        },
      },
      {
        id: 'edge',
        type: 'line',
        source: SOURCE,
        filter: ['==', ['get', 'kind'], 'mid-grid'] as never,
        paint: {
          'line-color': byLook(token('surface'), token('brand'), token('surface')),
          'line-width': ['match', ['get', 'look'], 'other', 3, 1.5] as never,
        },
      },
    ],
  }
}
