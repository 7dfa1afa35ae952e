import { error } from '@sveltejs/kit'
import { viewCircle } from '$lib/circles/circle-view'
import { viewOpenCommitments } from '$lib/circles/open-commitments'
import * as circles from '$lib/circles/read.server'
import { describeUndelivered } from '$lib/circles/undelivered'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

const fortnight = 14 * 86_400_000

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const since = new Date(now.getTime() - fortnight)
	const circle = await circles.read(event.locals.db, parseId(event.params.circle), id, since)
	if (!circle) error(404, missing)
	return {
		circle: { id: circle.id, name: circle.name, purpose: circle.purpose },
		organiser: circle.amOrganiser,
		organisers: circle.members.filter(({ role }) => role === 'organiser').map(({ name }) => name),
		view: viewCircle(circle, { ...profile, id, now }),
		commitments: viewOpenCommitments(circle.commitments, id),
		undelivered: describeUndelivered(circle.undelivered),
		done: event.url.searchParams.get('done')
	}
}
