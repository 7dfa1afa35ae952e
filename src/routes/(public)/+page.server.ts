import { fail, redirect } from '@sveltejs/kit'
import { demoIsOffered, enterDemo } from '$lib/server/demo'

export const load = async ({ locals, url }) => {
	if (await locals.readMe()) redirect(303, '/start')
	return {
		demo: demoIsOffered(),
		signedOut: url.searchParams.has('signed-out'),
		deleted: url.searchParams.has('deleted')
	}
}

export const actions = {
	demo: async ({ locals }) => {
		if (!(await enterDemo(locals.db)))
			return fail(409, { trouble: 'The demo is not there any more. Form a circle of your own instead.' })
		redirect(303, '/start')
	}
}
