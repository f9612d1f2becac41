import { call } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Failure } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { t } from '../words.ts'
import type { ChosenPlace, LonLat } from './chosenPlace.ts'
import { placeName } from './places.ts'

/** No finer than about a metre, in 10⁻⁷ degree. */
const METRE = 100
const PER_DEGREE = 10_000_000
const PATIENCE_MS = 15_000

/** Asks the phone once where it is. Only the place found there is kept; the position goes no further. */
export function HerePanel({ onChoose }: { onChoose: (place: ChosenPlace) => void }) {
  const find = useMutation({
    mutationFn: async () => {
      const [lon, lat] = await positionOnce()
      return call('GET /grid/places/at', { query: { lon, lat } })
    },
  })
  const found = find.data
  const name = found ? placeName(found) : ''
  const isRefused = find.error instanceof PositionRefused
  return (
    <div className="grid gap-3">
      <p>{t('grid.hereHint')}</p>
      <Button icon="pin" isBusy={find.isPending} onClick={() => find.mutate()}>
        {t('grid.findMe')}
      </Button>
      {isRefused && <p role="alert">{t('grid.noPosition')}</p>}
      {find.isError && !isRefused && <Failure error={find.error} />}
      {found && (
        <Button
          kind="main"
          onClick={() => onChoose({ nodeId: found.node.nodeId, name, way: 'here' })}
        >
          {t('grid.chooseThis', { place: name })}
        </Button>
      )}
    </div>
  )
}

class PositionRefused extends Error {}

function positionOnce(): Promise<LonLat> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([rounded(coords.longitude), rounded(coords.latitude)]),
      () => reject(new PositionRefused()),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    )
  })
}

function rounded(degrees: number): number {
  return Math.round((degrees * PER_DEGREE) / METRE) * METRE
}
