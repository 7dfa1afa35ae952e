import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { enter } from '$lib/server/enter'
import { parseForm } from '$lib/server/form'
import { readPending, takeLink } from '$lib/server/sign-in'
import { describeTrouble } from '$lib/server/sign-in-words'

// Opening the link changes nothing, since scanners of mail open every link; the button does.
export const load = async ({ url }) => ({ token: url.searchParams.get('token_hash') ?? '' })

const schema = z.object({ token: z.string().min(16).max(200) })

export const actions = {
	default: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await parseForm(request, schema)
		const trouble = form.ok
			? await takeLink(locals.db, form.data.token, getClientAddress())
			: ({ reason: 'wrong_code' } as const)
		if (!trouble) redirect(303, await enter(locals.db, cookies, readPending(cookies)))
		if (trouble.reason !== 'wrong_code') {
			const { status, words } = describeTrouble(trouble, undefined)
			return fail(status, { words })
		}
		return fail(400, { words: 'This link was used, or its ten minutes are over. A new code takes a moment.' })
	}
}
