import { z } from 'zod'
import { zone } from '../profiles/schema.ts'
import { objectionsTo } from './objections.ts'
import { isPlainDate } from './plain-date.ts'
import type { Schedule } from './recurrence.ts'

const between = (least: number, most: number, message: string) =>
	z.coerce.number(message).int(message).min(least, message).max(most, message)

const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/
/** A further time, for taking turns; an empty field is none. */
const furtherTime = z
	.string()
	.refine((text) => text === '' || timeShape.test(text), 'Pick a time, such as 08:00, or leave it empty.')
	.optional()

/** What a form may say about a schedule. The limits are those of the table of schedules. */
export const scheduleFields = {
	startsOn: z.string().refine(isPlainDate, 'Pick the date of the first session.'),
	time: z.string().regex(timeShape, 'Pick a time, such as 16:00.'),
	time2: furtherTime,
	time3: furtherTime,
	zone,
	everyWeeks: between(1, 4, 'Every one to four weeks.'),
	durationMinutes: between(15, 240, 'Fifteen minutes to four hours.'),
	sessionCount: between(6, 12, 'Six to twelve sessions.'),
	/** The skipped times that the form was last told of: sent again with them, it is taken. */
	knowsSkipped: z.string().max(500).optional()
}

export const scheduleSchema = z.object(scheduleFields)

type ScheduleForm = Omit<z.output<typeof scheduleSchema>, 'knowsSkipped'>

/** The fields that say a time, in turn; one that was left empty is passed over. */
function timeFields(form: ScheduleForm): ('time' | 'time2' | 'time3')[] {
	return (['time', 'time2', 'time3'] as const).filter((field) => form[field])
}

/** The schedule that such a form describes, with one to three times in turn. */
export function scheduleOf(form: ScheduleForm): Schedule {
	const { startsOn, zone, everyWeeks, durationMinutes, sessionCount } = form
	const times = timeFields(form).map((field) => form[field] ?? '')
	return { startsOn, times, zone, everyWeeks, durationMinutes, sessionCount }
}

/**
 * A check for `superRefine` that refuses what `objectionsTo` names.
 * @param reader whose form it is: the moment, and the language that dates are told in.
 */
export function hasNoObjections(reader: { now: Date; locale: string }) {
	return (form: z.output<typeof scheduleSchema>, context: z.core.$RefinementCtx): void => {
		// Runs for refused values too; what is wrong with those is said already.
		if (context.issues.length > 0) return
		const { knowsSkipped } = form
		const objections = objectionsTo(scheduleOf(form), { ...reader, knowsSkipped, fields: timeFields(form) })
		for (const [field, message] of Object.entries(objections)) {
			context.addIssue({ code: 'custom', path: [field], message })
		}
	}
}
