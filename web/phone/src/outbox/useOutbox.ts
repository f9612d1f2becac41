import { useEffect, useState } from 'react'
import { belongingOf, inOrder } from './decision.ts'
import { currentSender, onOutbox } from './sending.ts'
import { allOperations, allSent, type Operation, type Sent } from './store.ts'

export type OutboxView = {
  isRead: boolean
  waiting: Operation[]
  parked: Operation[]
  /** Noted without signing in, while somebody is signed in now: that person says whether it is theirs. */
  unclaimed: Operation[]
  /** How many of other people are in the phone; what they wrote is not shown. */
  othersCount: number
  sent: Sent[]
}

const unread: OutboxView = {
  isRead: false,
  waiting: [],
  parked: [],
  unclaimed: [],
  othersCount: 0,
  sent: [],
}

/** What waits, what needs a person, and what was answered, kept up to date. */
export function useOutbox(): OutboxView {
  const [view, setView] = useState(unread)
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

function sorted(operations: readonly Operation[]): Omit<OutboxView, 'isRead' | 'sent'> {
  const sender = currentSender()
  const belonging = (whose: ReturnType<typeof belongingOf>) =>
    inOrder(operations).filter((operation) => belongingOf(operation, sender) === whose)
  const own = belonging('own')
  return {
    waiting: own.filter((operation) => operation.state === 'waiting'),
    parked: own.filter((operation) => operation.state === 'parked'),
    unclaimed: belonging('nobodys'),
    othersCount: belonging('others').length,
  }
}
