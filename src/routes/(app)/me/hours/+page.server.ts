import { fail, redirect } from '@sveltejs/kit'
import * as availability from '$lib/availability/read.server'
import { rangeSchema, weekSchema } from '$lib/availability/schema'
import { blankWeek, cellAt, cellsBetween, paint } from '$lib/availability/week-marks'
import * as changes from '$lib/availability/write.server'
import { cityOf } from '$lib/schedule/city'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const { usual } = await availability.readMine(event.locals.db)
	return {
		week: usual ?? blankWeek,
		city: cityOf(profile.zone),
		homeCity: cityOf(profile.home_zone),
		saved: event.url.searchParams.get('done') === 'saved'
	}
}

export const actions = {
	save: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, weekSchema)
		if (!form.ok) return fail(400, form.refused)
		await changes.mark(event.locals.db, form.data.marks)
		redirect(303, '/me/hours?done=saved')
	},
	range: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, rangeSchema)
		if (!form.ok) return fail(400, form.refused)
		const { firstDay, firstSlot, lastDay, lastSlot, mark } = form.data
		const { usual } = await availability.readMine(event.locals.db)
		const cells = cellsBetween(cellAt(firstDay, firstSlot), cellAt(lastDay, lastSlot))
		await changes.mark(event.locals.db, paint(usual ?? blankWeek, cells, mark))
		redirect(303, '/me/hours?done=saved')
	}
}
