import { z } from 'zod'
import { knownZone } from '../schedule/known-zone.ts'
import { calendarPayload } from './calendar-payload.ts'
import {
	circlePayloads,
	encouragementPayload,
	invitationPayload,
	nudgePayload,
	sessionPayloads
} from './payloads.ts'

const delivery = <Kind extends string, Payload extends z.ZodType>(kind: Kind, payload: Payload) =>
	z.object({
		id: z.guid(),
		address: z.string().min(3),
		/** Readers who have an account bring their name, zone and language for dates. */
		name: z.string(),
		zone: z.string().transform(knownZone),
		locale: z.string(),
		/** Of the link that stops this sort of mail. */
		unsubscribe: z.string(),
		kind: z.literal(kind),
		payload
	})

const deliverySchema = z.discriminatedUnion('kind', [
	z.object({
		id: z.guid(),
		address: z.string().min(3),
		kind: z.literal('invitation'),
		payload: invitationPayload
	}),
	delivery('session_changed', sessionPayloads.session_changed),
	delivery('reminder', sessionPayloads.reminder),
	delivery('clock_change', sessionPayloads.clock_change),
	delivery('quorum_question', sessionPayloads.quorum_question),
	delivery('session_record', sessionPayloads.session_record),
	delivery('duty_asked', sessionPayloads.duty_asked),
	delivery('duty_answered', sessionPayloads.duty_answered),
	delivery('duty_given', sessionPayloads.duty_given),
	delivery('seat_free', circlePayloads.seat_free),
	delivery('seat_offered', circlePayloads.seat_offered),
	delivery('season_question', circlePayloads.season_question),
	delivery('circle_closed', circlePayloads.circle_closed),
	delivery('nudge', nudgePayload),
	delivery('encouragement', encouragementPayload),
	delivery('calendar_entry', calendarPayload)
])

/** One mail to write: to whom, what about. */
export type Delivery = z.infer<typeof deliverySchema>

/** A delivery of one kind. */
export type DeliveryOf<Kind extends Delivery['kind']> = Extract<Delivery, { kind: Kind }>

/** What a letter is written with: our own address, without a slash at its end; `now` decides whether a year is said. */
export interface Desk {
	origin: string
	now: Date
}

/** A claimed row of the table as a delivery; null when it is not one that this version knows how to write. */
export function parseDelivery(row: unknown): Delivery | null {
	const result = deliverySchema.safeParse(row)
	return result.success ? result.data : null
}
