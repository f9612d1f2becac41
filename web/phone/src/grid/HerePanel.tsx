import { call } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Failure } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { t } from '../words.ts'
import type { ChosenPlace } from './chosenPlace.ts'
import { placeName } from './places.ts'

const TO_INTEGER = 10_000_000
const PATIENCE_MS = 15_000

/** Asks the phone once where it is; only the building or small grid found there is kept. */
export function HerePanel({ onChoose }: { onChoose: (place: ChosenPlace) => void }) {
  const find = useMutation({
    mutationFn: async () => {
      const [lon, lat] = await positionOnce()
      return call('GET /grid/places/at', { query: { lon, lat } })
    },
  })
  const isRefused = find.error instanceof PositionRefused
  return (
    <div className="grid gap-3">
      <p>{t('grid.hereHint')}</p>
      <Button icon="pin" isBusy={find.isPending} onClick={() => find.mutate()}>
        {t('grid.findMe')}
      </Button>
      {isRefused && <p role="alert">{t('grid.noPosition')}</p>}
      {find.isError && !isRefused && <Failure error={find.error} />}
      {find.data && (
        <Button
          kind="main"
          onClick={() => onChoose({ nodeId: find.data.node.nodeId, isHere: true })}
        >
          {t('grid.chooseThis', { place: placeName(find.data) })}
        </Button>
      )}
    </div>
  )
}

class PositionRefused extends Error {}

function positionOnce(): Promise<[number, number]> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve([
          Math.round(coords.longitude * TO_INTEGER),
          Math.round(coords.latitude * TO_INTEGER),
        ]),
      () => reject(new PositionRefused()),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    )
  })
}
