import { fail, redirect } from '@sveltejs/kit'
import { refusalWords } from '$lib/packets/refusals'
import { newRuleSchema } from '$lib/packets/schema'
import { saveRule } from '$lib/packets/write.server'
import { parseForm, refused } from '$lib/server/form'
import { unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	await requireMe(event)
	return { id: crypto.randomUUID() }
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, newRuleSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await saveRule(event.locals.db, form.data.id, form.data)
		if (!result.ok)
			return fail(409, refused({ words: refusalWords[unlessMissing(result.reason)] }, form.values))
		redirect(303, '/me/packet?done=saved')
	}
}
