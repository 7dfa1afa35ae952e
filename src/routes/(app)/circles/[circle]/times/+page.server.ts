import { error, fail, redirect } from '@sveltejs/kit'
import * as availability from '$lib/availability/read.server'
import { readTimes } from '$lib/availability/read-times.server'
import { viewTimes } from '$lib/availability/times-view'
import { hasNoObjections, scheduleOf, scheduleSchema } from '$lib/schedule/schema'
import { planSeason } from '$lib/schedule/write.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

const refusals = {
	season_is_running: 'A season is running. The next one can be planned in its last two weeks.',
	season_overlaps: 'The season before is not over by then. Pick a later date.'
}

export const load = async (event) => {
	const { id: me, profile, circles: mine } = await requireMe(event)
	const id = parseId(event.params.circle)
	const { db } = event.locals
	const [circle, people] = await Promise.all([readTimes(db, id), availability.readCircle(db, id)])
	if (!circle) error(404, missing)
	if (circle.closed) redirect(303, `/circles/${id}`)
	if (!people) error(404, missing)
	return {
		circle: { id, name: circle.name },
		organiser: mine.some((one) => one.id === id && one.role === 'organiser'),
		personId: me,
		view: viewTimes(circle, people, event.url.searchParams, { ...profile, id: me, now: new Date() })
	}
}

export const actions = {
	default: async (event) => {
		const { profile } = await requireMe(event)
		const id = parseId(event.params.circle)
		const schema = scheduleSchema.superRefine(hasNoObjections({ now: new Date(), locale: profile.locale }))
		const form = await parseForm(event.request, schema)
		if (!form.ok) return fail(400, form.refused)
		const planned = await planSeason(event.locals.db, id, scheduleOf(form.data))
		if (planned.ok) redirect(303, `/circles/${id}?done=planned`)
		if (planned.reason === 'not_found') error(404, missing)
		return fail(409, refused({ form: refusals[planned.reason] }, form.values))
	}
}
