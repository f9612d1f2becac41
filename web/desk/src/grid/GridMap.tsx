import { Shape } from '@linli/kit/shapes'
import { lazy, Suspense, useMemo, useSyncExternalStore } from 'react'
import { Answered } from '../shell/answered.tsx'
import { onPreferences, preferences } from '../shell/preferences.ts'
import { t } from '../words.ts'
import type { GridNode, GridRow } from './grid-data.ts'
import { useShapes } from './grid-data.ts'
import { drawShapes } from './map-drawing.ts'

const MapCanvas = lazy(async () => ({ default: (await import('./MapCanvas.tsx')).MapCanvas }))

type Props = {
  within: GridNode | undefined
  rows: readonly GridRow[]
  selected: string | undefined
  onPick: (nodeId: string, parentId?: string) => void
}

/** The same grids as the list, drawn; the canvas is fetched only here. */
export function GridMap({ within, rows, selected, onPick }: Props) {
  const needsBuildings = within?.kind === 'small-grid' || within?.kind === 'mid-grid'
  const shapes = useShapes(needsBuildings ? within.nodeId : undefined)
  const { theme } = useSyncExternalStore(onPreferences, preferences)
  const drawing = useMemo(
    () => drawShapes(shapes.data?.shapes ?? [], rows, within, selected),
    [shapes.data, rows, within, selected],
  )
  return (
    <>
      <Answered query={shapes} bars={3}>
        {() => (
          <Suspense fallback={<div className="map-canvas" aria-busy="true" />}>
            <MapCanvas key={theme} drawing={drawing} onPick={onPick} />
          </Suspense>
        )}
      </Answered>
      <Legend />
    </>
  )
}

function Legend() {
  return (
    <p className="legend">
      <span>
        <i className="swatch chosen" />
        {t('grid.legendSelected')}
      </span>
      <span>
        <i className="swatch listed" />
        {t('grid.legendListed')}
      </span>
      <span>
        <i className="swatch other" />
        {t('grid.legendOther')}
      </span>
      <span>
        <Shape name="soon" className="ink-soon" />
        {t('grid.legendVacant')}
      </span>
      <span className="grow r">{t('grid.schematic')}</span>
    </p>
  )
}
