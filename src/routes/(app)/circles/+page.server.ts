import * as circles from '$lib/circles/read.server'
import * as invitations from '$lib/invitations/read.server'
import { requireMe } from '$lib/server/require-me'
import { describeWhen } from '$lib/sessions/when'

export const load = async (event) => {
	const { profile, circles: mine } = await requireMe(event)
	const now = new Date()
	const [rows, waiting] = await Promise.all([
		circles.readMine(event.locals.db, now),
		invitations.readMyWaiting(event.locals.db)
	])
	return {
		list: rows.map(({ id, name, next }) => ({
			id,
			name,
			organiser: mine.some((circle) => circle.id === id && circle.role === 'organiser'),
			next: next && describeWhen(next, { ...profile, circleZone: next.zone, now })
		})),
		waiting,
		done: event.url.searchParams.get('done')
	}
}
