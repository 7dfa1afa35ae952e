import { fail } from '@sveltejs/kit'
import { listPeers } from '$lib/packets/read-choices.server'
import { readMine } from '$lib/packets/read.server'
import { refusalWords } from '$lib/packets/refusals'
import { showSchema, stopSchema } from '$lib/packets/schema'
import { describeUntil, endOf, lastDay, usualDays } from '$lib/packets/until'
import * as shows from '$lib/packets/write-shows.server'
import { addDays } from '$lib/schedule/plain-date'
import { toWall } from '$lib/schedule/zone'
import { parseForm, refused } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { ...profile, now: new Date() }
	const [packet, peers] = await Promise.all([
		readMine(event.locals.db, id, viewer.now),
		listPeers(event.locals.db, id)
	])
	const today = toWall(viewer.now, profile.zone).date
	return {
		peers,
		shows: packet.shows.map(({ viewerId, name, until }) => ({
			viewer: viewerId,
			name: name ?? 'Somebody',
			until: describeUntil(until, viewer),
			day: lastDay(until, profile.zone)
		})),
		today,
		until: addDays(today, usualDays)
	}
}

export const actions = {
	show: async (event) => {
		const { profile } = await requireMe(event)
		const form = await parseForm(event.request, showSchema)
		if (!form.ok) return fail(400, form.refused)
		const until = endOf(form.data.until, profile.zone)
		const result = await shows.show(event.locals.db, form.data.viewers, until)
		if (result.ok) return { ...refused({}), done: 'shown' as const }
		const field = result.reason === 'until_is_out_of_reach' ? 'until' : 'viewers'
		return fail(409, refused({ [field]: refusalWords[result.reason] }, form.values))
	},
	stop: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, stopSchema)
		if (!form.ok) return fail(400, form.refused)
		await shows.stopShowing(event.locals.db, form.data.viewer)
		// Whom it was shown to stands in no address: it goes with the answer, so that it can be shown again.
		return { ...refused({}), done: 'stopped' as const, stopped: form.values }
	}
}
