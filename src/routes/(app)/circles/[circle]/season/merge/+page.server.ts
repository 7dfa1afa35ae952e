import { error, fail, redirect } from '@sveltejs/kit'
import { readSeats } from '$lib/circles/read-season.server'
import { mergeSchema } from '$lib/circles/schema'
import * as seasons from '$lib/circles/write-season.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { circles: mine } = await requireMe(event)
	const id = parseId(event.params.circle)
	const organised = mine.filter(({ role }) => role === 'organiser')
	if (!organised.some((circle) => circle.id === id)) error(404, missing)
	const circles = await readSeats(
		event.locals.db,
		organised.map((circle) => circle.id),
		new Date()
	)
	const from = circles.find((circle) => circle.id === id)
	if (!from) error(404, missing)
	return {
		circle: { id, name: from.name },
		others: circles
			.filter((circle) => circle !== from)
			.map(({ id, name, people }) => ({
				id,
				name,
				together: new Set([...people, ...from.members]).size
			}))
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const form = await parseForm(event.request, mergeSchema)
		if (!form.ok) return fail(400, form.refused)
		const merged = await seasons.merge(event.locals.db, id, form.data.into)
		if (merged.ok) redirect(303, `/circles/${id}?done=merged`)
		const reason = unlessMissing(merged.reason)
		const words =
			reason === 'too_many'
				? 'Together you would be more than fifteen, seats that are kept for others included.'
				: 'Pick another circle than this one.'
		return fail(409, refused({ into: words }, form.values))
	}
}
