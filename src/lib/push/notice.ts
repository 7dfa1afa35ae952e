import { write } from '../deliveries/compose.ts'
import type { Delivery, DeliveryOf, Desk } from '../deliveries/delivery.ts'

/** What a device shows, and where a tap on it leads. Lock screens are read by others: nothing that was said is in it. */
export interface Notice {
	title: string
	body: string
	/** A path of ours. */
	path: string
	/** A newer notice with the same tag takes the place of the older one. */
	tag: string
}

/** What a push service needs to know besides: for how long it is of use, in seconds, and whether it may wake the device. */
export interface Handling {
	ttl: number
	urgency: 'low' | 'normal' | 'high'
}

export type Pushable = Exclude<Delivery, DeliveryOf<'invitation' | 'calendar_entry'>>

const day = 86_400

/** The notice of a delivery, with the day and hour where the reader is; names of people and circles stay behind the tap. */
export function noticeOf(delivery: Pushable, desk: Desk): Notice & Handling {
	const letter = write(delivery, desk)
	const { title = letter.subject, body } = words(delivery)
	const path = letter.link.href.slice(desk.origin.length)
	return {
		title,
		body,
		path: several(delivery) ?? path,
		tag: tagOf(delivery),
		...handling(delivery, desk.now)
	}
}

/** A nudge about more than one leads to all of them. */
function several(delivery: Pushable): string | null {
	return delivery.kind === 'nudge' && delivery.payload.open > 1 ? '/commitments' : null
}

function words(delivery: Pushable): { title?: string; body: string } {
	switch (delivery.kind) {
		case 'reminder':
			return {
				body:
					delivery.payload.before === 'hour' ? 'The link to it is here.' : 'Do you come? Say so with one tap.'
			}
		case 'nudge':
			return { body: 'How does it stand with what you want to do?' }
		case 'encouragement':
			return { body: 'On one of your commitments. There is nothing to answer.' }
		case 'session_changed':
			return { body: 'See what it means for you.' }
		case 'clock_change':
			return { body: 'Clocks change. See when it is for you.' }
		case 'quorum_question':
			return { body: 'Few have said yes. Say what you would rather.' }
		case 'session_record':
			return { body: 'See what is kept, and what is yours.' }
		case 'duty_asked':
			return { body: 'Somebody asks you to swap. Say yes or no.' }
		case 'duty_answered':
		case 'duty_given':
			return { body: 'See who does what.' }
		case 'seat_free':
			return { title: 'You have a seat', body: 'A circle you waited for has room.' }
		case 'seat_offered':
			return { title: 'A seat is kept for you', body: 'Take it, or let it go.' }
		case 'season_question':
			return { title: 'How does your circle go on?', body: 'Its season ends soon. Say what you wish for.' }
		case 'circle_closed':
			return { title: 'A circle was closed', body: 'Your commitments stay yours.' }
	}
}

function handling({ kind, payload }: Pushable, now: Date): Handling {
	if (kind !== 'reminder') return { ttl: 2 * day, urgency: 'normal' }
	const left = Math.floor((payload.starts_at.getTime() - now.getTime()) / 1000)
	return { ttl: Math.max(left, 60), urgency: payload.before === 'hour' ? 'high' : 'normal' }
}

/** One for each kind and thing; at most 32 characters of the URL-safe alphabet, as the Topic header takes (RFC 8030 §5.4). */
function tagOf({ kind, payload }: Pushable): string {
	const of = 'session_id' in payload ? payload.session_id : payload.circle_id
	return `${kind.replaceAll('_', '-').slice(0, 15)}-${of.replaceAll('-', '').slice(0, 16)}`
}
