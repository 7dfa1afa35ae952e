import { z } from 'zod'
import { zone } from '../profiles/schema.ts'
import { isPlainDate } from '../schedule/plain-date.ts'
import { isWeek, marks } from './week-marks.ts'

export const weekSchema = z.object({
	marks: z.string().refine(isWeek, 'The hours did not arrive whole. Save them again.'),
	/** Where it takes back that the week was dropped. */
	undo: z.literal('yes').optional()
})

const days = { daily: [0, 6], weekdays: [0, 4], weekend: [5, 6] } as const
const time = (message: string) => z.string().regex(/^([01]\d|2[0-3]):[03]0$|^24:00$/, message)
const slot = (text: string) => Number(text.slice(0, 2)) * 2 + (text.endsWith('30') ? 1 : 0)

/** A range of a week from fields, for those who cannot or would not paint: half-hours, the end exclusive. */
export const rangeSchema = z
	.object({
		days: z.string().regex(/^(daily|weekdays|weekend|[0-6])$/, 'Pick a day.'),
		from: time('Pick when it begins.'),
		to: time('Pick when it ends.'),
		mark: z.enum([...marks, '.'], 'Pick good, possible, painful or nothing.')
	})
	.refine(({ from, to }) => from < to, { path: ['to'], message: 'It ends after it begins, on the same day.' })
	.transform(({ days: named, from, to, mark }) => {
		const group = Object.entries(days).find(([name]) => name === named)?.[1]
		const [firstDay, lastDay] = group ?? [Number(named), Number(named)]
		return { firstDay, lastDay, firstSlot: slot(from), lastSlot: slot(to) - 1, mark }
	})

// The day after has to be one that the zones reach, too.
const date = z
	.string()
	.refine((text) => isPlainDate(text) && text < '2499-12-31', 'Pick a day, such as 2026-12-24.')

const period = {
	id: z.uuid('Open this page again.'),
	startsOn: date,
	endsOn: date
}
const inOrder = { path: ['endsOn'], message: 'The last day is not before the first.' }
const withinAYear = {
	path: ['endsOn'],
	message: 'A year is the most. Change your own time zone under Me for longer.'
}
const isInOrder = (dates: { startsOn: string; endsOn: string }) => dates.startsOn <= dates.endsOn
const isWithinAYear = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
	Date.parse(endsOn) - Date.parse(startsOn) <= 365 * 86_400_000

export const travelSchema = z
	.object({ ...period, zone })
	.refine(isInOrder, inOrder)
	.refine(isWithinAYear, withinAYear)

export const absenceSchema = z.object(period).refine(isInOrder, inOrder).refine(isWithinAYear, withinAYear)

export const removeSchema = z.object({ id: z.uuid() })

/** The address is a secret: whoever has it reads the calendar. It is never echoed, stored or logged. */
export const importSchema = z.object({
	calendarAddress: z
		.string()
		.trim()
		.min(1, 'Paste the address of your calendar.')
		.max(2000, 'This address is too long.')
})

/** What the pages say when a week without any mark is saved. */
export const nothingMarked = 'Mark one half-hour at least.'

/** What the pages say when dates are refused. */
export const refusalWords = {
	dates_overlap: 'These days overlap with others here. Remove those first.',
	too_many_dates: 'Fifty is the most. Remove some that are over.'
}

/** What the page says when a calendar was not read. */
export const importWords = {
	not_https: 'It has to begin with https:// or webcal://.',
	not_public: 'This address is not on the public internet, so it is not read.',
	not_reached: 'Nothing answered there in eight seconds. Check the address and try again.',
	not_found: 'The calendar is not there, or not for everybody who has the address.',
	too_many_redirects: 'The address leads on more than three times. Paste the one at the end.',
	too_large: 'It is larger than two megabytes. Paste the address of a smaller calendar.',
	compressed: 'It came compressed, which is not read.',
	not_a_calendar: 'What is there is not a calendar (ICS).',
	too_dense:
		'It has an entry that repeats every hour or more often, or on very many days, which is not read.',
	too_slow: 'Reading it took too long. Paste the address of a smaller calendar.',
	too_busy: 'Others are having theirs read right now. Try again in a moment.'
} as const

export type ImportRefusal = keyof typeof importWords
