import { type Answer, type Body, call } from '@linli/kit/client'
import { useMutation } from '@tanstack/react-query'
import { refetch, useAnswer } from '../shell/asking.ts'
import { useMe } from '../shell/session.ts'

export type Calendar = Answer<'GET /calendar/{year}'>
export type CalendarDay = Calendar['days'][number]
export type WorkHours = Calendar['hours']['spans'][number]
type DaySet = Body<'PUT /calendar/days/{date}'>
type HoursSet = Body<'PUT /calendar/hours'>

export function useCalendar(year: number) {
  return useAnswer('GET /calendar/{year}', { params: { year } })
}

/** Whether the post acted under may change the calendar. */
export function useMayEditCalendar(): boolean {
  return useMe().data?.acting?.post === 'administrator'
}

/** Sets one day, or with nothing makes it an ordinary day of the week again. */
export function useSetDay(date: string, onDone: (set: DaySet | undefined) => void) {
  return useMutation({
    mutationFn: (set: DaySet | undefined) =>
      set === undefined
        ? call('DELETE /calendar/days/{date}', { params: { date } })
        : call('PUT /calendar/days/{date}', { params: { date }, body: set }),
    onSuccess: async (_, set) => {
      onDone(set)
      await refetch('GET /calendar')
    },
  })
}

export function useSetHours(onDone: (set: HoursSet) => void) {
  return useMutation({
    mutationFn: (set: HoursSet) => call('PUT /calendar/hours', { body: set }),
    onSuccess: async (_, set) => {
      onDone(set)
      await refetch('GET /calendar')
    },
  })
}
