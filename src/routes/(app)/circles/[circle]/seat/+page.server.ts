import { error, fail, redirect } from '@sveltejs/kit'
import * as seasons from '$lib/circles/write-season.server'
import { viewInvitation } from '$lib/invitations/invitation-view'
import { readSeat } from '$lib/invitations/read-seat.server'
import { acceptSchema } from '$lib/invitations/schema'
import { dateWords } from '$lib/schedule/date-words'
import { toWall } from '$lib/schedule/zone'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile, circles } = await requireMe(event)
	const id = parseId(event.params.circle)
	if (circles.some((circle) => circle.id === id)) redirect(303, `/circles/${id}?done=member`)
	const seat = await readSeat(event.locals.db, id)
	if (!seat) error(404, missing)
	const offer = viewInvitation({ ...seat, state: 'open', circle_id: null, position: null }, profile)
	if (offer.kind !== 'offer') error(404, missing)
	const { date } = toWall(seat.kept_until, profile.zone)
	return { offer, zone: profile.zone, from: seat.from_circle, until: dateWords(date, 'day', profile.locale) }
}

export const actions = {
	take: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const form = await parseForm(event.request, acceptSchema)
		if (!form.ok) return fail(400, form.refused)
		const taken = await seasons.acceptSeat(event.locals.db, id)
		if (!taken.ok) error(404, missing)
		redirect(303, `/circles/${id}?done=joined`)
	},
	decline: async (event) => {
		await requireMe(event)
		await seasons.declineSeat(event.locals.db, parseId(event.params.circle))
		redirect(303, '/circles?done=declined')
	}
}
