import { fail, redirect } from '@sveltejs/kit'
import { welcomeSchema } from '$lib/profiles/schema'
import * as profiles from '$lib/profiles/write.server'
import { zoneNames } from '$lib/schedule/zone'
import { destinationOf } from '$lib/server/destination'
import { parseForm } from '$lib/server/form'
import { clearPending, readPending } from '$lib/server/sign-in'

export const load = async ({ locals, url, cookies }) => {
	const me = await locals.readMe()
	if (!me) redirect(303, '/sign-in')
	if (me.profile) redirect(303, destinationOf(url.searchParams.get('to')))
	return { zones: zoneNames, name: readPending(cookies)?.name }
}

export const actions = {
	default: async ({ request, locals, url, cookies }) => {
		const me = await locals.readMe()
		if (!me) redirect(303, '/sign-in')
		const form = await parseForm(request, welcomeSchema)
		if (!form.ok) return fail(400, form.refused)
		await profiles.begin(locals.db, me.id, form.data)
		clearPending(cookies)
		redirect(303, destinationOf(url.searchParams.get('to')))
	}
}
