import { z } from 'zod'
import type { Schedule } from './recurrence'

const row = z.object({
	starts_on: z.string(),
	slots: z.array(z.string()),
	zone: z.string(),
	every_weeks: z.number(),
	duration_minutes: z.number(),
	session_count: z.number()
})

/** A schedule as the database writes it, in a row or within a function's answer; times as 'HH:MM'. */
export const scheduleRow = row.transform((schedule): Schedule => ({
	startsOn: schedule.starts_on,
	times: schedule.slots.map((slot) => slot.slice(0, 5)),
	zone: schedule.zone,
	everyWeeks: schedule.every_weeks,
	durationMinutes: schedule.duration_minutes,
	sessionCount: schedule.session_count
}))

/** What to select of a schedule for `scheduleRow`. */
export const scheduleColumns = 'starts_on, slots, zone, every_weeks, duration_minutes, session_count'
