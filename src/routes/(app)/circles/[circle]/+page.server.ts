import { error } from '@sveltejs/kit'
import { viewCircle } from '$lib/circles/circle-view'
import { viewOpenCommitments } from '$lib/circles/open-commitments'
import * as circles from '$lib/circles/read.server'
import { describeOver } from '$lib/circles/season-over'
import { viewSeason } from '$lib/circles/season-view'
import { tellDone } from '$lib/circles/told'
import { describeUndelivered } from '$lib/circles/undelivered'
import { isMailDown } from '$lib/deliveries/read.server'
import { dateWords } from '$lib/schedule/date-words'
import { toWall } from '$lib/schedule/zone'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

const fortnight = 14 * 86_400_000

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const since = new Date(now.getTime() - fortnight)
	const [circle, down] = await Promise.all([
		circles.read(event.locals.db, parseId(event.params.circle), id, since),
		isMailDown(event.locals.db)
	])
	if (!circle) error(404, missing)
	const { closedAt } = circle
	const view = viewCircle(circle, { ...profile, id, now })
	const closedOn =
		closedAt && dateWords(toWall(closedAt, profile.zone).date, 'monthDayWithYear', profile.locale)
	const end = viewSeason(circle.sessions, { ...profile, now })
	return {
		circle: { id: circle.id, name: circle.name, purpose: circle.purpose },
		organiser: circle.amOrganiser && !closedAt,
		closed: closedAt !== null,
		undoable: circle.amOrganiser && closedAt !== null && now.getTime() - closedAt.getTime() < 60_000,
		over: describeOver(circle.amOrganiser, closedOn),
		ends: end.state === 'ends' ? (end.last?.day ?? null) : null,
		asked: !closedAt && circle.askedFor.some((startsAt) => startsAt > now),
		view,
		commitments: viewOpenCommitments(circle.commitments, id),
		undelivered: describeUndelivered({ ...circle.undelivered, down }),
		done: tellDone(event.url.searchParams.get('done'), { name: circle.name, asks: view.next !== null })
	}
}
