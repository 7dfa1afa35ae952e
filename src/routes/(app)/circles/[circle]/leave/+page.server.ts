import { error, fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import * as people from '$lib/members/read.server'
import * as members from '$lib/members/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id } = await requireMe(event)
	const circleId = parseId(event.params.circle)
	const found = await people.read(event.locals.db, circleId, id)
	if (!found) error(404, missing)
	const others = found.members.filter((member) => member.id !== id)
	return {
		circle: { id: circleId, name: found.circleName },
		alone: others.length === 0,
		successors: found.amLastOrganiser ? others.map(({ id, name }) => ({ value: id, label: name })) : []
	}
}

const schema = z.object({ successor: z.uuid().optional(), alone: z.literal('yes').optional() })

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const circleId = parseId(event.params.circle)
		const form = await parseForm(event.request, schema)
		const successor = form.ok ? form.data.successor : undefined
		const left = await members.leave(event.locals.db, circleId, successor)
		if (left.ok) redirect(303, `/circles?done=${form.ok && form.data.alone ? 'deleted' : 'left'}`)
		if (left.reason === 'not_found') error(404, missing)
		return fail(409, { trouble: 'You are the only organiser. Name another before you leave.' })
	}
}
