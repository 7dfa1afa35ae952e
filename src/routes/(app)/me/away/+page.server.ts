import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { randomUUID } from 'node:crypto'
import { viewStay } from '$lib/availability/away-view'
import * as availability from '$lib/availability/read.server'
import { absenceSchema, refusalWords, removeSchema, travelSchema } from '$lib/availability/schema'
import * as changes from '$lib/availability/write.server'
import { cityOf } from '$lib/schedule/city'
import { toWall, zoneNames } from '$lib/schedule/zone'
import { parseForm, refused } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const today = toWall(now, profile.zone).date
	const { travels, absences } = await availability.readAway(event.locals.db, id, today, now)
	const view = (stay: availability.Stay & { zone?: string }) => viewStay(stay, today, profile.locale)
	return {
		today,
		zones: zoneNames,
		city: cityOf(profile.zone),
		homeCity: cityOf(profile.home_zone),
		travels: travels.map(view),
		absences: absences.map(view),
		// Made here, so that a form that is sent twice records once.
		ids: { travel: randomUUID(), absence: randomUUID() },
		done: event.url.searchParams.get('done')
	}
}

async function remove(event: RequestEvent, kind: 'travels' | 'absences') {
	await requireMe(event)
	const form = await parseForm(event.request, removeSchema)
	if (!form.ok) return fail(400, { ...form.refused, kind })
	const removed = await changes.remove(event.locals.db, kind, form.data.id)
	// Not a redirect: what was removed goes with the answer, so that it can be brought back.
	return { ...refused({}), kind, removed }
}

export const actions = {
	travel: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, travelSchema)
		if (!form.ok) return fail(400, { ...form.refused, kind: 'travels' })
		const result = await changes.travel(event.locals.db, id, form.data)
		if (result.ok) redirect(303, '/me/away?done=travel')
		return fail(409, { ...refused({ startsOn: refusalWords[result.reason] }, form.values), kind: 'travels' })
	},
	absence: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, absenceSchema)
		if (!form.ok) return fail(400, { ...form.refused, kind: 'absences' })
		const result = await changes.beAway(event.locals.db, id, form.data)
		if (result.ok) redirect(303, '/me/away?done=absence')
		return fail(409, { ...refused({ startsOn: refusalWords[result.reason] }, form.values), kind: 'absences' })
	},
	removeTravel: (event) => remove(event, 'travels'),
	removeAbsence: (event) => remove(event, 'absences')
}
