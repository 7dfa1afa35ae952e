import { toWall } from '../schedule/zone.ts'
import { dateWords } from '../schedule/date-words.ts'
import type { SessionLink } from './link.server.ts'
import { sessionState, type SessionState } from './state.ts'
import { describeWhen, type When } from './when.ts'

type Open = Extract<SessionLink, { over: false }>

/** A session link in words, in its member's zone and language. */
export interface LinkView {
	name: string
	theme: 'auto' | 'light' | 'dark'
	state: SessionState
	isLive: boolean
	cancelled: boolean
	when: When
	moved: string | null
	answer: Open['answer']
	/** 'You said maybe on Sunday.' */
	answered: string | null
	call: { url: string; host: string } | null
	next: { id: string; when: When } | null
	sessionId: string
}

/** Words for the page behind a session link at one moment. */
export function viewLink(link: Open, now: Date): LinkView {
	const { zone, locale } = link.viewer
	const say = (time: { startsAt: Date; endsAt: Date }, circleZone: string) =>
		describeWhen(time, { zone, circleZone, locale, now })
	const was = link.movedFrom && say({ startsAt: link.movedFrom, endsAt: link.movedFrom }, link.zone)
	return {
		name: link.viewer.name,
		theme: link.viewer.theme,
		state: sessionState(link, now),
		isLive: link.live === 'on',
		cancelled: link.status === 'cancelled',
		when: say(link, link.zone),
		moved: was && `Moved: it was ${was.day}, ${was.time}. Your calendar may take a day to notice.`,
		answer: link.answer,
		answered:
			link.answer &&
			link.answeredAt &&
			`You said ${link.answer} on ${dateWords(toWall(link.answeredAt, zone).date, 'weekday', locale)}.`,
		call: link.callUrl === null ? null : { url: link.callUrl, host: new URL(link.callUrl).host },
		next: link.next && { when: say(link.next, link.next.zone), id: link.next.id },
		sessionId: link.sessionId
	}
}
