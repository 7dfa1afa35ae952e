import { fail, redirect } from '@sveltejs/kit'
import { categories, categoryWords, type Category } from '$lib/deliveries/categories'
import * as deliveries from '$lib/deliveries/read.server'
import { preferencesSchema } from '$lib/deliveries/schema'
import * as changes from '$lib/deliveries/write.server'
import { cityOf } from '$lib/schedule/city'
import { toWall } from '$lib/schedule/zone'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const { quiet, ...wanted } = await deliveries.readPreferences(event.locals.db, id)
	const view = (category: Category) => ({ category, wanted: wanted[category], ...categoryWords[category] })
	return {
		sessions: categories.slice(0, 6).map(view),
		circle: categories.slice(6).map(view),
		quiet,
		zone: `${cityOf(profile.zone)} time, where it is ${toWall(new Date(), profile.zone).time} now`,
		done: event.url.searchParams.get('done')
	}
}

export const actions = {
	default: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, preferencesSchema)
		if (!form.ok) return fail(400, form.refused)
		await changes.savePreferences(event.locals.db, id, form.data)
		redirect(303, '/me/mail?done=saved')
	}
}
