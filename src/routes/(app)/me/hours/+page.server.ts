import { fail, redirect } from '@sveltejs/kit'
import * as availability from '$lib/availability/read.server'
import { nothingMarked, rangeSchema, weekSchema } from '$lib/availability/schema'
import { blankWeek, cellAt, cellsBetween, isBlank, paint } from '$lib/availability/week-marks'
import * as changes from '$lib/availability/write.server'
import { cityOf } from '$lib/schedule/city'
import { parseForm, refused } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'
import type { RequestEvent } from './$types'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const { usual } = await availability.readMine(event.locals.db)
	return {
		week: usual ?? blankWeek,
		city: cityOf(profile.zone),
		homeCity: cityOf(profile.home_zone),
		done: event.url.searchParams.get('done')
	}
}

/** Saves a week; one without any mark takes away what was saved. `field` is where it says that nothing was. */
const save = async (event: RequestEvent, week: string, field: string, values: Record<string, string>) => {
	const { id } = await requireMe(event)
	const marked = await changes.mark(event.locals.db, week)
	if (marked.ok) redirect(303, `/me/hours?done=${values.undo ? 'back' : 'saved'}`)
	const dropped = await changes.dropUsual(event.locals.db, id)
	if (dropped === null || isBlank(dropped)) return fail(400, refused({ [field]: nothingMarked }, values))
	// Not a redirect: what was dropped goes with the answer, so that it can be brought back.
	return { ...refused({}), dropped }
}

export const actions = {
	save: async (event) => {
		const form = await parseForm(event.request, weekSchema)
		if (!form.ok) return fail(400, form.refused)
		return save(event, form.data.marks, 'marks', form.values)
	},
	range: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, rangeSchema)
		if (!form.ok) return fail(400, form.refused)
		const { firstDay, firstSlot, lastDay, lastSlot, mark } = form.data
		const { usual } = await availability.readMine(event.locals.db)
		const cells = cellsBetween(cellAt(firstDay, firstSlot), cellAt(lastDay, lastSlot))
		return save(event, paint(usual ?? blankWeek, cells, mark), 'mark', form.values)
	}
}
