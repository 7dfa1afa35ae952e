import { describeWhen, type When } from '../sessions/when.ts'
import type { Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import type { SessionPayload } from './payloads.ts'

/** When a session is, in the reader's zone and language, with the circle's zone beside it. */
export function tellWhen(
	{ payload, zone, locale }: { payload: SessionPayload; zone: string; locale: string },
	now: Date
): When {
	return describeWhen(
		{ startsAt: payload.starts_at, endsAt: payload.ends_at },
		{ zone, circleZone: payload.zone, now, locale }
	)
}

/** 'Thursday 3 December, 16:30 to 17:30'; over the reader's midnight '23:30 to 00:30 +1 day'. */
export function span({ day, time, until, untilDay }: When): string {
	return `${day}, ${time} to ${until}${untilDay && ` ${untilDay}`}`
}

/** The way to the session: the reader's own link to it, or the page behind sign-in if they have turned links off. */
export function linkToSession(
	payload: SessionPayload,
	{ origin }: Desk,
	label = 'Open the session'
): Letter['link'] {
	return {
		label,
		href: payload.token ? `${origin}/s/${payload.token}` : `${origin}/sessions/${payload.session_id}`
	}
}
