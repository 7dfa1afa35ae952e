import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { parseForm } from '$lib/server/form'
import { enter } from '$lib/server/enter'
import { readPending, sendCode, takeCode } from '$lib/server/sign-in'
import { describeTrouble } from '$lib/server/sign-in-words'

export const load = async ({ cookies, locals }) => {
	const pending = readPending(cookies)
	if (!pending) redirect(303, (await locals.readMe()) ? '/start' : '/sign-in')
	return { email: pending.email, back: pending.to.startsWith('/invitations/') ? pending.to : '/sign-in' }
}

const schema = z.object({
	code: z
		.string()
		.transform((code) => code.replace(/\D/g, ''))
		.pipe(z.string().length(6, 'The code has six digits.'))
})

export const actions = {
	take: async ({ request, locals, cookies, getClientAddress }) => {
		const pending = readPending(cookies)
		if (!pending) redirect(303, '/sign-in')
		const form = await parseForm(request, schema)
		if (!form.ok) return fail(400, { issues: form.refused.issues, sent: false })
		const trouble = await takeCode(locals.db, pending.email, form.data.code, getClientAddress())
		if (trouble) {
			const { status, words } = describeTrouble(trouble, pending.zone)
			return fail(status, { issues: { code: words }, sent: false })
		}
		redirect(303, await enter(locals.db, cookies, pending))
	},
	again: async ({ locals, cookies, getClientAddress }) => {
		const pending = readPending(cookies)
		if (!pending) redirect(303, '/sign-in')
		const trouble = await sendCode(locals.db, cookies, pending, getClientAddress())
		if (!trouble) return { issues: {} as Record<string, string>, sent: true }
		const { status, words } = describeTrouble(trouble, pending.zone)
		return fail(status, { issues: { code: words }, sent: false })
	}
}
