import * as circles from '$lib/circles/read-mine.server'
import * as invitations from '$lib/invitations/read.server'
import { dateWords } from '$lib/schedule/date-words'
import { toWall } from '$lib/schedule/zone'
import { requireMe } from '$lib/server/require-me'
import { describeWhen } from '$lib/sessions/when'

export const load = async (event) => {
	const { profile, circles: mine } = await requireMe(event)
	const now = new Date()
	const [rows, { waiting, seats }] = await Promise.all([
		circles.readMine(event.locals.db, now),
		invitations.readMyPlaces(event.locals.db)
	])
	const day = (at: Date) => dateWords(toWall(at, profile.zone).date, 'monthDayWithYear', profile.locale)
	return {
		seats: seats.map(({ circleId, name, until }) => ({ circleId, name, until: day(until) })),
		closed: rows.flatMap(({ id, name, closedAt }) => (closedAt ? { id, name, on: day(closedAt) } : [])),
		list: rows
			.filter(({ closedAt }) => !closedAt)
			.map(({ id, name, next }) => ({
				id,
				name,
				organiser: mine.some((circle) => circle.id === id && circle.role === 'organiser'),
				next: next && describeWhen(next, { ...profile, circleZone: next.zone, now })
			})),
		waiting,
		done: event.url.searchParams.get('done')
	}
}
