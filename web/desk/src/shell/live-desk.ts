import { listenLive } from '@linli/kit/live'
import { useEffect } from 'react'
import { refetch } from './asking.ts'

const GATHER_MS = 400

/** Fetches what is on screen again when the server says that something changed; a burst counts as one. */
export function useLiveDesk(): void {
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined
    const stop = listenLive(() => {
      gathering ??= setTimeout(() => {
        gathering = undefined
        void refetch('GET /cases', 'GET /roster')
      }, GATHER_MS)
    })
    return () => {
      clearTimeout(gathering)
      stop()
    }
  }, [])
}
