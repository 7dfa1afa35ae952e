import { z } from 'zod'
import { knownZone } from '../schedule/known-zone.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const status = z.enum(['confirmed', 'cancelled'])
const format = z.enum(['call', 'writing']).catch('call')
const localTime = z.string().regex(/^\d\d:\d\d$/)
const role = z.enum(['facilitator', 'timekeeper', 'note_taker'])

/** What every mail about a session knows of it: the state it is in when the mail is written. */
const session = z.object({
	session_id: z.guid(),
	circle_id: z.guid(),
	starts_at: instant,
	ends_at: instant,
	/** The circle's zone. */
	zone: z.string().transform(knownZone),
	status,
	format,
	note: z.string().nullable(),
	/** Of the reader's link to it; null when they have turned session links off. */
	token: z.string().nullable(),
	/** What the reader said. */
	answer: z.enum(['yes', 'maybe', 'no']).nullable(),
	/** Whether the reader organises the circle. */
	organiser: z.boolean()
})

/** What a letter needs of a session to say when it is. */
export type SessionPayload = z.infer<typeof session>

export const sessionPayloads = {
	session_changed: session.extend({
		/** When it was, as far as this reader was told. */
		was: z.object({
			starts_at: instant,
			minutes: z.number(),
			status,
			format,
			/** It was put in: there was nothing to be told before. */
			new: z.boolean().optional()
		})
	}),
	reminder: session.extend({
		before: z.enum(['day', 'hour']),
		/** How many of the reader's own, open, are due at it. */
		commitments: z.number()
	}),
	clock_change: session.extend({
		/** On the reader's clock. */
		was_time: localTime,
		is_time: localTime,
		from: z.iso.date(),
		/** The zone whose clocks change. */
		clock: z.string().transform(knownZone)
	}),
	quorum_question: session,
	session_record: session.extend({
		/** How many were discussed, and how many were agreed on. */
		topics: z.number(),
		takeaways: z.number(),
		/** How many commitments the reader made in it, and how many of the others' they are the witness of. */
		committed: z.number(),
		witnessed: z.number(),
		next: z.object({ starts_at: instant, ends_at: instant, zone: z.string().transform(knownZone) }).nullable()
	}),
	duty_asked: session.extend({ role, asker: z.string() }),
	duty_answered: session.extend({
		role,
		answerer: z.string(),
		accepted: z.boolean(),
		/** When the reader has that duty in return, if at all. */
		in_return_at: instant.nullable()
	}),
	duty_given: session.extend({ role })
}

const circle = z.object({ circle_id: z.guid(), circle: z.string() })

export const circlePayloads = {
	seat_free: circle,
	seat_offered: circle.extend({ from_circle: z.string() }),
	season_question: circle,
	/** Others waited for a seat in it. */
	circle_closed: circle.extend({ member: z.boolean() })
}

/** What a person wants to do until the same session or day: how many are open, and the links to ten of them. */
export const nudgePayload = z.object({
	circle_id: z.guid(),
	/** Where the circle meets. */
	due_on: z.iso.date(),
	session: z
		.object({ starts_at: instant, ends_at: instant, zone: z.string().transform(knownZone) })
		.nullable(),
	open: z.number().int().min(1),
	/** Without a token when the reader has turned their links off. */
	commitments: z.array(z.object({ id: z.guid(), token: z.string().nullable() })).min(1)
})

/** A witness is with the reader on one of theirs. */
export const encouragementPayload = z.object({
	circle_id: z.guid(),
	commitment_id: z.guid(),
	witness: z.string()
})

export const invitationPayload = z.object({
	token: z.string().min(1),
	circle: z.string(),
	purpose: z.string(),
	inviter: z.string(),
	name: z.string().nullable()
})
