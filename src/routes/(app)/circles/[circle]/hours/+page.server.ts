import { error, fail, redirect } from '@sveltejs/kit'
import * as availability from '$lib/availability/read.server'
import { nothingMarked, rangeSchema, weekSchema } from '$lib/availability/schema'
import { blankWeek, cellAt, cellsBetween, paint } from '$lib/availability/week-marks'
import * as changes from '$lib/availability/write.server'
import { cityOf } from '$lib/schedule/city'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { RequestEvent } from './$types'

/** The circle of the address, its week or the one for every circle in its place, and whether it has its own. */
async function readHere(event: RequestEvent) {
	const me = await requireMe(event)
	const id = parseId(event.params.circle)
	const circle = me.circles.find((one) => one.id === id)
	if (!circle) error(404, missing)
	const { usual, own } = await availability.readMine(event.locals.db)
	return { me, circle, week: own.get(id) ?? usual ?? blankWeek, isOwn: own.has(id) }
}

export const load = async (event) => {
	const { me, circle, week, isOwn } = await readHere(event)
	const done = event.url.searchParams.get('done')
	return { circle: { id: circle.id, name: circle.name }, week, isOwn, city: cityOf(me.profile.zone), done }
}

const save = async (event: RequestEvent, week: string, field: string, values: Record<string, string>) => {
	const result = await changes.mark(event.locals.db, week, parseId(event.params.circle))
	if (result.ok) redirect(303, `/circles/${event.params.circle}/hours?done=${values.undo ? 'back' : 'saved'}`)
	if (result.reason === 'not_found') error(404, missing)
	return fail(400, refused({ [field]: nothingMarked }, values))
}

export const actions = {
	save: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, weekSchema)
		if (!form.ok) return fail(400, form.refused)
		return save(event, form.data.marks, 'marks', form.values)
	},
	range: async (event) => {
		const { week } = await readHere(event)
		const form = await parseForm(event.request, rangeSchema)
		if (!form.ok) return fail(400, form.refused)
		const { firstDay, firstSlot, lastDay, lastSlot, mark } = form.data
		const cells = cellsBetween(cellAt(firstDay, firstSlot), cellAt(lastDay, lastSlot))
		return save(event, paint(week, cells, mark), 'mark', form.values)
	},
	drop: async (event) => {
		const { me, circle, week, isOwn } = await readHere(event)
		if (isOwn) await changes.dropOwn(event.locals.db, me.id, circle.id)
		// Not a redirect: what was dropped goes with the answer, so that it can be brought back.
		return { ...refused({}), dropped: week }
	}
}
