import { error, fail, redirect } from '@sveltejs/kit'
import { readRule } from '$lib/packets/read.server'
import { refusalWords } from '$lib/packets/refusals'
import { ruleSchema } from '$lib/packets/schema'
import { removeRule, saveRule } from '$lib/packets/write.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	await requireMe(event)
	const rule = await readRule(event.locals.db, parseId(event.params.rule))
	if (!rule) error(404, missing)
	return { values: { words: rule.words, heardFrom: rule.heardFrom ?? '', holds: rule.holds } }
}

export const actions = {
	save: async (event) => {
		await requireMe(event)
		const rule = parseId(event.params.rule)
		const form = await parseForm(event.request, ruleSchema)
		if (!form.ok) return fail(400, form.refused)
		// To save writes a new one down as well; here it has to be there.
		const result = (await readRule(event.locals.db, rule))
			? await saveRule(event.locals.db, rule, form.data)
			: ({ ok: false, reason: 'not_found' } as const)
		if (!result.ok) return fail(409, refused({ words: refusalWords[result.reason] }, form.values))
		redirect(303, '/me/packet?done=saved')
	},
	remove: async (event) => {
		await requireMe(event)
		const rule = parseId(event.params.rule)
		const result = await removeRule(event.locals.db, rule, true)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		redirect(303, `/me/packet?done=rule_removed&of=${rule}`)
	}
}
