import { z } from 'zod'
import { renderCalendar } from './calendar-object.ts'
import { sessionEntry } from './session-entry.ts'

/** A session's row as the database gives it for a calendar. */
export interface FeedRow {
	uid: string
	sequence: number
	starts_at: string
	ends_at: string
	updated_at: string
	status: string
	answer: string | null
	link: string | null
}

const answerSchema = z.enum(['yes', 'maybe', 'no']).nullable()
const statusSchema = z.enum(['confirmed', 'cancelled'])

/** The bytes of a person's calendar, from its rows. */
export function renderFeed(rows: readonly FeedRow[], origin: string): string {
	return renderCalendar({
		name: 'Fortnight',
		entries: rows.map((row) =>
			sessionEntry(
				{
					uid: row.uid,
					sequence: row.sequence,
					startsAt: new Date(row.starts_at),
					endsAt: new Date(row.ends_at),
					updatedAt: new Date(row.updated_at),
					status: statusSchema.parse(row.status),
					answer: answerSchema.parse(row.answer),
					token: row.link
				},
				origin
			)
		)
	})
}
