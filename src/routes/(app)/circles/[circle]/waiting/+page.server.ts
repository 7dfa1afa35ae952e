import { error, redirect } from '@sveltejs/kit'
import * as invitations from '$lib/invitations/read.server'
import { stopWaiting } from '$lib/invitations/write.server'
import { requireMe } from '$lib/server/require-me'
import { missing, parseId } from '$lib/server/params'

export const load = async (event) => {
	await requireMe(event)
	const places = await invitations.readMyPlaces(event.locals.db)
	const waiting =
		places.waiting.find(({ circleId }) => circleId === event.params.circle) ?? error(404, missing)
	return { waiting }
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		await stopWaiting(event.locals.db, parseId(event.params.circle))
		redirect(303, '/circles?done=unqueued')
	}
}
