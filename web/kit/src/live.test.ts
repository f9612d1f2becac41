import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type LiveChange, listenLive, reopenLive } from './live.ts'

/** A connection that the test speaks through. */
class Line extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static opened: Line[] = []
  static first: number = Line.OPEN
  readyState: number = Line.first
  constructor() {
    super()
    Line.opened.push(this)
  }
  say(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  close(): void {
    this.readyState = Line.CLOSED
  }
}

beforeEach(() => {
  Line.opened = []
  Line.first = Line.OPEN
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Line)
  vi.stubGlobal('BroadcastChannel', undefined)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('document', { visibilityState: 'visible' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a change on the line is heard, and words that are none are left out', () => {
  const heard: LiveChange[] = []
  const stop = listenLive((change) => heard.push(change))
  Line.opened[0]?.say('{"kind":"case","id":"a","gridPos":7}')
  Line.opened[0]?.say('not a change')
  stop()
  expect(heard).toEqual([{ kind: 'case', id: 'a', gridPos: 7 }])
})

test('a refused line is asked for again, and meanwhile the page is told once a minute', () => {
  Line.first = Line.CLOSED
  const heard: LiveChange[] = []
  const stop = listenLive((change) => heard.push(change))
  vi.advanceTimersByTime(25_000)
  expect(Line.opened).toHaveLength(2)
  vi.advanceTimersByTime(180_000)
  expect(heard.some((change) => change.kind === 'poll')).toBe(true)
  stop()
})

test('whoever stops listening closes the line', () => {
  listenLive(() => undefined)()
  expect(Line.opened[0]?.readyState).toBe(Line.CLOSED)
})

test('whoever signs in is heard on a line of their own, and fetches what the former one could not tell', () => {
  Line.first = Line.CLOSED
  const heard: LiveChange[] = []
  const stop = listenLive((change) => heard.push(change))
  Line.first = Line.OPEN
  reopenLive()
  Line.opened[1]?.dispatchEvent(new Event('open'))
  Line.opened[1]?.say('{"kind":"case","id":"a"}')
  stop()
  expect(Line.opened[0]?.readyState).toBe(Line.CLOSED)
  expect(heard).toEqual([{ kind: 'poll' }, { kind: 'case', id: 'a' }])
})

test('a line that the browser mended asks for what was missed, one that opened with its page does not', () => {
  const heard: LiveChange[] = []
  const stop = listenLive((change) => heard.push(change))
  Line.opened[0]?.dispatchEvent(new Event('open'))
  expect(heard).toEqual([])
  Line.opened[0]?.dispatchEvent(new Event('open'))
  stop()
  expect(heard).toEqual([{ kind: 'poll' }])
})
