import { fail, redirect } from '@sveltejs/kit'
import { busyWords } from '$lib/availability/away-view'
import * as availability from '$lib/availability/read.server'
import { readBusy } from '$lib/availability/read-busy.server'
import { importSchema, importWords } from '$lib/availability/schema'
import * as changes from '$lib/availability/write.server'
import { toWall } from '$lib/schedule/zone'
import { parseForm, refused } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const today = toWall(now, profile.zone).date
	const { busy } = await availability.readAway(event.locals.db, id, today, now)
	const done = event.url.searchParams.get('done')
	return { kept: busyWords(busy, profile.zone, profile.locale), done }
}

export const actions = {
	read: async (event) => {
		const { profile } = await requireMe(event)
		const form = await parseForm(event.request, importSchema)
		if (!form.ok) return fail(400, form.refused)
		const { retryAt } = await changes.countImport(event.locals.db)
		if (retryAt) {
			const at = `Ten tries an hour is the most. The next one is possible at ${toWall(retryAt, profile.zone).time}.`
			return fail(429, refused({ calendarAddress: at }))
		}
		const whereabouts = await availability.readWhereabouts(event.locals.db, profile.home_zone)
		const result = await readBusy(form.data.calendarAddress, { ...whereabouts, now: new Date() })
		if (!result.ok) return fail(422, refused({ calendarAddress: importWords[result.reason] }))
		await changes.replaceBusy(event.locals.db, result.value)
		redirect(303, `/me/away/busy?done=${result.value.length > 0 ? 'read' : 'free'}`)
	},
	forget: async (event) => {
		await requireMe(event)
		await changes.replaceBusy(event.locals.db, [])
		redirect(303, '/me/away/busy?done=cleared')
	}
}
