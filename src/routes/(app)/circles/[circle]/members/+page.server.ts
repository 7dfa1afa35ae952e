import { error, fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import * as people from '$lib/members/read.server'
import { describeRole } from '$lib/members/role-words'
import * as members from '$lib/members/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, circles } = await requireMe(event)
	const circleId = parseId(event.params.circle)
	const found = await people.read(event.locals.db, circleId, id)
	if (!found) error(404, missing)
	const of = event.url.searchParams.get('of')
	return {
		circle: { id: circleId, name: found.circleName },
		// Of a closed circle nothing is changed, so nobody is shown the ways to.
		organiser: found.me.role === 'organiser' && circles.some((circle) => circle.id === circleId),
		members: found.members.map((member) => ({
			id: member.id,
			name: member.name,
			facts: describeRole(member, id)
		})),
		waiting: found.waiting.map(({ id, name }) => ({ id, name })),
		done: event.url.searchParams.get('done'),
		of: found.members.find((member) => member.id === of) ?? null
	}
}

const undoSchema = z.object({ person: z.uuid(), role: z.enum(['member', 'organiser']) })

export const actions = {
	/** Takes back the change of a role that the toast tells of. */
	undo: async (event) => {
		await requireMe(event)
		const circleId = parseId(event.params.circle)
		const form = await parseForm(event.request, undoSchema)
		if (!form.ok) error(404, missing)
		const { person, role } = form.data
		const changed = await members.setRole(event.locals.db, circleId, person, role)
		if (changed.ok) redirect(303, `/circles/${circleId}/members`)
		if (changed.reason === 'not_found') error(404, missing)
		return fail(409, { trouble: 'They are the only organiser now. Name another first.' })
	}
}
