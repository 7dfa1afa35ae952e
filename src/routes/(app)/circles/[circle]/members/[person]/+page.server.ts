import { error, fail, redirect } from '@sveltejs/kit'
import * as people from '$lib/members/read.server'
import { describeRole } from '$lib/members/role-words'
import * as members from '$lib/members/write.server'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { RequestEvent } from './$types'

type Those = { db: RequestEvent['locals']['db']; circleId: string; personId: string; id: string }
type Changed = Awaited<ReturnType<typeof members.setRole>>

export const load = async (event) => {
	const { id } = await requireMe(event)
	const circleId = parseId(event.params.circle)
	const found = await people.read(event.locals.db, circleId, id)
	const person = found?.members.find((member) => member.id === event.params.person)
	if (!found || found.me.role !== 'organiser' || !person) error(404, missing)
	return {
		circle: { id: circleId, name: found.circleName },
		person: {
			id: person.id,
			name: person.name,
			title: person.title,
			facts: describeRole(person, id),
			isOrganiser: person.role === 'organiser'
		},
		isMe: person.id === id,
		amLastOrganiser: found.amLastOrganiser,
		waiting: found.waiting.length > 0
	}
}

/** Does one change; the answer is where to go then, or the refusal, or the 404 of what is not there. */
async function change(
	event: RequestEvent,
	by: (those: Those) => Promise<Changed>,
	to: (those: Those) => string
) {
	const { id } = await requireMe(event)
	const [circleId, personId] = [parseId(event.params.circle), parseId(event.params.person)]
	const those = { db: event.locals.db, circleId, personId, id }
	const changed = await by(those)
	if (changed.ok) redirect(303, `/circles/${circleId}${to(those)}`)
	if (changed.reason === 'not_found') error(404, missing)
	return fail(409, { trouble: 'You are the only organiser. Name another first.' })
}

const roleTo = (role: 'member' | 'organiser') => (those: Those) =>
	members.setRole(those.db, those.circleId, those.personId, role)
const stepped = '?done=stepped'

export const actions = {
	promote: (event) =>
		change(event, roleTo('organiser'), ({ personId }) => `/members?done=promoted&of=${personId}`),
	demote: (event) =>
		change(event, roleTo('member'), ({ personId, id }) =>
			personId === id ? stepped : `/members?done=demoted&of=${personId}`
		),
	handOver: (event) =>
		change(
			event,
			(those) => members.handOver(those.db, those.circleId, those.personId, those.id),
			() => stepped
		),
	remove: (event) =>
		change(
			event,
			(those) => members.remove(those.db, those.circleId, those.personId),
			() => '/members?done=removed'
		)
}
