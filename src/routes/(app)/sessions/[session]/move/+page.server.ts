import { error, fail, redirect } from '@sveltejs/kit'
import { cityOf } from '$lib/schedule/city'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import * as sessions from '$lib/sessions/read.server'
import { refusalWords } from '$lib/sessions/refusals'
import { moveSchema } from '$lib/sessions/schema'
import { viewSession } from '$lib/sessions/session-view'
import * as changes from '$lib/sessions/write.server'

export const load = async (event) => {
	const { id: myId, profile } = await requireMe(event)
	const session = await sessions.read(event.locals.db, parseId(event.params.session), myId)
	if (!session?.amOrganiser) error(404, missing)
	const { when, cancelled, changeable } = viewSession(session, { ...profile, now: new Date() })
	if (cancelled || !changeable) redirect(303, `/sessions/${session.id}`)
	const { id, circle, sequence, wall, durationMinutes } = session
	return { id, circle: circle.name, sequence, when, wall, durationMinutes, city: cityOf(wall.zone) }
}

export const actions = {
	default: async (event) => {
		const me = await requireMe(event)
		const id = parseId(event.params.session)
		const form = await parseForm(event.request, moveSchema)
		if (!form.ok) return fail(400, form.refused)
		// The zone is the session's own, not the form's: a move is a wall clock where the circle keeps its time.
		const session = await sessions.read(event.locals.db, id, me.id)
		if (!session) error(404, missing)
		const result = await changes.move(event.locals.db, id, { ...form.data, zone: session.wall.zone })
		if (result.ok) redirect(303, `/sessions/${id}?done=${result.value > 0 ? 'shifted' : 'moved'}`)
		const words = refusalWords[unlessMissing(result.reason)]
		return fail(409, refused({ date: words }, form.values))
	}
}
