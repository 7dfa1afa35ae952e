import { error, fail } from '@sveltejs/kit'
import { browse, shelves } from '$lib/prompts/browse'
import { choosePrompts } from '$lib/prompts/choose-prompts'
import { describeEntry } from '$lib/prompts/entry'
import { prompts } from '$lib/prompts/library'
import { searchSchema, shelfSchema } from '$lib/prompts/schema'
import { giveFindReason, searchPrompts } from '$lib/prompts/search'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { describeWhen } from '$lib/sessions/when'
import { readSessionToFill } from '$lib/topics/read.server'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const asked = event.url.searchParams
	const now = new Date()
	const shelf = shelfSchema.parse(asked.get('by'))
	const session = asked.has('session')
		? await readSessionToFill(event.locals.db, parseId(asked.get('session')), now)
		: undefined
	if (session === null) error(404, missing)
	const queued = session?.queuedSlugs
	const groups = shelf
		? browse(prompts, shelf).map((group) => ({
				...group,
				prompts: group.prompts.map((prompt) => describeEntry(prompt, queued))
			}))
		: []
	const suggested = choosePrompts(
		{ discussedSlugs: session?.discussedSlugs ?? [], seed: session?.id ?? id },
		3
	)
	return {
		shelf,
		shelves,
		count: prompts.length,
		groups,
		suggestions: shelf ? [] : suggested.map(({ prompt, reason }) => describeEntry(prompt, queued, reason)),
		session: session && {
			id: session.id,
			open: session.open,
			day: describeWhen(session, { ...profile, circleZone: session.zone, now }).monthDay
		}
	}
}

export const actions = {
	// What is on somebody's mind belongs in no address and no log, so it is posted.
	search: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, searchSchema)
		if (!form.ok) return fail(400, { ...form.refused, found: null })
		const found = searchPrompts(prompts, form.data.q).map(({ prompt, words }) =>
			describeEntry(prompt, [], giveFindReason(words))
		)
		return { values: form.values, issues: {}, found: form.data.q ? found : null }
	}
}
