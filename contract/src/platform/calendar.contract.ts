import { z } from 'zod'
import { LocalDate } from '../shared/ids.ts'
import { route } from '../shared/route.ts'

export const CalendarDay = z
  .object({
    date: LocalDate,
    name: z.string().trim().min(1).max(40),
    /** A day off, or a make-up working day 调休. */
    kind: z.enum(['off', 'work']),
    /** The notice it comes from: an address or a document number. */
    source: z.string().trim().min(1).max(200),
  })
  .meta({ id: 'CalendarDay' })
export type CalendarDay = z.infer<typeof CalendarDay>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const WorkHours = z.object({ from: clock, until: clock })

export const CalendarPage = z
  .object({
    year: z.int(),
    days: z.array(CalendarDay),
    /** False while the year's notice is not known: weekdays then count as working and deadlines are provisional. */
    isAnnounced: z.boolean(),
    hours: z.object({ validFrom: LocalDate.optional(), spans: z.array(WorkHours) }),
  })
  .meta({ id: 'CalendarPage' })
export type CalendarPage = z.infer<typeof CalendarPage>

export const calendarProblems = {
  'hours-overlap': { status: 409, title: 'The working hours overlap or run backwards' },
} as const

/** The one authority for working days (D11), editable with its source. */
export const calendarContract = {
  'GET /calendar/{year}': route({
    summary: 'Days off and make-up days of a year, and the working hours.',
    node: 'network',
    action: 'calendar.read',
    isPublic: true,
    params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    response: CalendarPage,
    errors: [],
  }),
  'PUT /calendar/days/{date}': route({
    summary: 'Sets a day off or a make-up day with its source.',
    node: 'network',
    action: 'calendar.edit',
    params: z.object({ date: LocalDate }),
    body: CalendarDay.omit({ date: true }),
    response: CalendarPage,
    errors: [],
  }),
  'DELETE /calendar/days/{date}': route({
    summary: 'Makes a day an ordinary day of the week again.',
    node: 'network',
    action: 'calendar.edit',
    params: z.object({ date: LocalDate }),
    response: CalendarPage,
    errors: ['not-found'],
  }),
  'PUT /calendar/hours': route({
    summary: 'Sets the working hours that hold from a day.',
    node: 'network',
    action: 'calendar.edit',
    body: z.object({ validFrom: LocalDate, spans: z.array(WorkHours).min(1).max(6) }),
    response: CalendarPage,
    errors: ['hours-overlap'],
  }),
}
