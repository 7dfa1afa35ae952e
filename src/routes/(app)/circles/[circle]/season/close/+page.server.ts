import { error, redirect } from '@sveltejs/kit'
import { readSeason } from '$lib/circles/read-season.server'
import * as seasons from '$lib/circles/write-season.server'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id: me } = await requireMe(event)
	const id = parseId(event.params.circle)
	const season = await readSeason(event.locals.db, id, me)
	if (!season?.amOrganiser || season.closedAt) error(404, missing)
	const now = new Date()
	const coming = season.sessions.filter(({ status, startsAt }) => status === 'confirmed' && startsAt > now)
	return {
		circle: { id, name: season.name },
		coming: coming.length
	}
}

export const actions = {
	close: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const closed = await seasons.close(event.locals.db, id)
		if (!closed.ok) unlessMissing(closed.reason)
		redirect(303, `/circles/${id}?done=closed`)
	},
	undo: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const opened = await seasons.reopen(event.locals.db, id)
		if (!opened.ok) unlessMissing(opened.reason)
		redirect(303, `/circles/${id}?done=${opened.ok ? 'reopened' : 'late'}`)
	}
}
