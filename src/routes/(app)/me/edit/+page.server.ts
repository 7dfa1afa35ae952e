import { fail, redirect } from '@sveltejs/kit'
import { localeNames, locales } from '$lib/profiles/locale'
import { profileSchema } from '$lib/profiles/schema'
import * as profiles from '$lib/profiles/write.server'
import { dateWords } from '$lib/schedule/date-words'
import { toWall, zoneNames } from '$lib/schedule/zone'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const today = toWall(new Date(), profile.zone).date
	return {
		zones: zoneNames,
		languages: locales.map((value) => ({
			value,
			label: `${localeNames[value]}: ${dateWords(today, 'shortDay', value)}`
		}))
	}
}

export const actions = {
	default: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, profileSchema)
		if (!form.ok) return fail(400, form.refused)
		await profiles.edit(event.locals.db, id, form.data)
		redirect(303, '/me?done=changed')
	}
}
