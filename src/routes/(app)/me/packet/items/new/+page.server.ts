import { fail, redirect } from '@sveltejs/kit'
import { refusalWords } from '$lib/packets/refusals'
import { newItemSchema } from '$lib/packets/schema'
import { sectionKeys, sectionOptions } from '$lib/packets/section'
import { addItem } from '$lib/packets/write.server'
import { parseForm, refused } from '$lib/server/form'
import { unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	await requireMe(event)
	const asked = event.url.searchParams.get('in')
	return {
		id: crypto.randomUUID(),
		sections: sectionOptions,
		section: sectionKeys.find((key) => key === asked) ?? sectionKeys[0]
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, newItemSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await addItem(event.locals.db, form.data)
		if (!result.ok)
			return fail(409, refused({ words: refusalWords[unlessMissing(result.reason)] }, form.values))
		redirect(303, '/me/packet?done=saved')
	}
}
