import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { email } from '$lib/profiles/schema'
import { destinationOf } from '$lib/server/destination'
import { parseForm } from '$lib/server/form'
import { readPending, sendCode } from '$lib/server/sign-in'
import { describeTrouble } from '$lib/server/sign-in-words'

export const load = async ({ locals, url, cookies }) => {
	const to = destinationOf(url.searchParams.get('to'))
	if (await locals.readMe()) redirect(303, to)
	return { to, email: readPending(cookies)?.email ?? '' }
}

const schema = z.object({
	email,
	to: z.string().transform(destinationOf),
	zone: z.string().max(64).optional()
})

export const actions = {
	default: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await parseForm(request, schema)
		if (!form.ok) return fail(400, form.refused)
		const trouble = await sendCode(locals.db, cookies, form.data, getClientAddress())
		if (trouble) {
			const { status, words } = describeTrouble(trouble, undefined)
			return fail(status, { issues: { email: words }, values: { email: form.data.email } })
		}
		redirect(303, '/sign-in/code')
	}
}
