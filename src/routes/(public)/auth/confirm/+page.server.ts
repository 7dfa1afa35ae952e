import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { email } from '$lib/profiles/schema'
import { enter } from '$lib/server/enter'
import { parseForm, refused } from '$lib/server/form'
import { readPending, takeLink } from '$lib/server/sign-in'
import { describeTrouble } from '$lib/server/sign-in-words'

const token = z.string().min(16).max(200)

// Opening the link changes nothing, since scanners of mail open every link; the button does.
export const load = async ({ url, cookies }) => ({
	token: token.nullable().catch(null).parse(url.searchParams.get('token_hash')),
	email: readPending(cookies)?.email ?? null
})

const schema = z.object({ email, token: token.catch('') })

export const actions = {
	default: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await parseForm(request, schema)
		if (!form.ok) return fail(400, { ...form.refused, over: false })
		const trouble = await takeLink(locals.db, form.data.email, form.data.token, getClientAddress())
		const pending = readPending(cookies)
		// A name that somebody else left on this device on their way in is not this person's.
		const mine = pending?.email === form.data.email ? pending : null
		if (!trouble) redirect(303, await enter(locals.db, cookies, mine))
		const { status, words } = describeTrouble(trouble, mine?.zone)
		const over = trouble.reason === 'wrong_code'
		return fail(status, { ...refused({ email: words }, form.values), over })
	}
}
