import { error, fail, redirect } from '@sveltejs/kit'
import { viewSource } from '$lib/packets/packet-view'
import { readItem } from '$lib/packets/read.server'
import { refusalWords } from '$lib/packets/refusals'
import { itemSchema } from '$lib/packets/schema'
import { sectionOptions } from '$lib/packets/section'
import { editItem, removeItem } from '$lib/packets/write.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const item = await readItem(event.locals.db, id, parseId(event.params.item))
	if (!item) error(404, missing)
	const { words, outcome, evidence, section, source } = item
	return {
		sections: sectionOptions,
		values: { words, outcome: outcome ?? '', evidence: evidence.join('\n'), section },
		source: source && { said: source.words, ...viewSource(source, { ...profile, now: new Date() }) }
	}
}

export const actions = {
	save: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, itemSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await editItem(event.locals.db, parseId(event.params.item), form.data)
		if (!result.ok) return fail(409, refused({ words: refusalWords[result.reason] }, form.values))
		redirect(303, '/me/packet?done=saved')
	},
	remove: async (event) => {
		await requireMe(event)
		const item = parseId(event.params.item)
		const result = await removeItem(event.locals.db, item, true)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		redirect(303, `/me/packet?done=removed&of=${item}`)
	}
}
