import { useEffect, useState } from 'react'
import { inOrder } from './decision.ts'
import { onOutbox } from './sending.ts'
import { allOperations, allSent, type Operation, type Sent } from './store.ts'

export type OutboxView = {
  isRead: boolean
  waiting: Operation[]
  parked: Operation[]
  sent: Sent[]
}

/** What waits, what needs a person, and what was answered, kept up to date. */
export function useOutbox(): OutboxView {
  const [view, setView] = useState<OutboxView>({ isRead: false, waiting: [], parked: [], sent: [] })
  useEffect(() => {
    let isGone = false
    const read = async () => {
      const [operations, sent] = await Promise.all([allOperations(), allSent()])
      if (!isGone) setView({ isRead: true, ...sorted(operations), sent })
    }
    void read()
    const stop = onOutbox(() => void read())
    return () => {
      isGone = true
      stop()
    }
  }, [])
  return view
}

function sorted(operations: readonly Operation[]): Pick<OutboxView, 'waiting' | 'parked'> {
  const ordered = inOrder(operations)
  return {
    waiting: ordered.filter((operation) => operation.state === 'waiting'),
    parked: ordered.filter((operation) => operation.state === 'parked'),
  }
}
