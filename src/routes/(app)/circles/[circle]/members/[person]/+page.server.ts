import { error, fail, redirect } from '@sveltejs/kit'
import * as people from '$lib/members/read.server'
import { describeRole } from '$lib/members/role-words'
import * as members from '$lib/members/write.server'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { RequestEvent } from './$types'

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

const last = 'You are the only organiser. Name another first.'

export const actions = {
	promote: async (event) => {
		const { circleId, personId } = await those(event)
		take(await members.setRole(event.locals.db, circleId, personId, 'organiser'))
		redirect(303, `/circles/${circleId}/members?done=promoted&of=${personId}`)
	},
	demote: async (event) => {
		const { circleId, personId, mine } = await those(event)
		const refused = take(await members.setRole(event.locals.db, circleId, personId, 'member'))
		if (refused) return refused
		if (mine) redirect(303, `/circles/${circleId}?done=stepped`)
		redirect(303, `/circles/${circleId}/members?done=demoted&of=${personId}`)
	},
	handOver: async (event) => {
		const { circleId, personId, id } = await those(event)
		// In this order the circle has an organiser all the time, also when the second step does not happen.
		take(await members.setRole(event.locals.db, circleId, personId, 'organiser'))
		const refused = take(await members.setRole(event.locals.db, circleId, id, 'member'))
		if (refused) return refused
		redirect(303, `/circles/${circleId}?done=stepped`)
	},
	remove: async (event) => {
		const { circleId, personId } = await those(event)
		const refused = take(await members.remove(event.locals.db, circleId, personId))
		if (refused) return refused
		redirect(303, `/circles/${circleId}/members?done=removed`)
	}
}

async function those(event: RequestEvent) {
	const { id } = await requireMe(event)
	const personId = parseId(event.params.person)
	return { circleId: parseId(event.params.circle), personId, id, mine: personId === id }
}

/** Nothing when it was done; the refusal otherwise, or the 404 of what is not there. */
function take(changed: Awaited<ReturnType<typeof members.setRole>>) {
	if (changed.ok) return null
	if (changed.reason === 'not_found') error(404, missing)
	return fail(409, { trouble: last })
}
