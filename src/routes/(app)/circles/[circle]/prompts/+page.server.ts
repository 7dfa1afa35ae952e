import { error, redirect } from '@sveltejs/kit'
import { describeEntry } from '$lib/prompts/entry'
import { libraryAddress } from '$lib/prompts/library-address'
import { libraryIndex } from '$lib/prompts/library-index'
import { indexOwn } from '$lib/prompts/own-prompt-view'
import { readFacts } from '$lib/prompts/read-facts.server'
import { readCircleToPick } from '$lib/prompts/read-own.server'
import { putBackSchema } from '$lib/prompts/schema'
import { viewSuggestions } from '$lib/prompts/suggestion-view'
import { remove } from '$lib/prompts/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { describeWhen } from '$lib/sessions/when'

export const load = async (event) => {
	const { profile, circles } = await requireMe(event)
	const now = new Date()
	const id = parseId(event.params.circle)
	const [place, facts] = await Promise.all([
		readCircleToPick(event.locals.db, id, now),
		readFacts(event.locals.db, id)
	])
	if (!place || !facts) error(404, missing)
	const { circle, session } = place
	const queued = session?.queued ?? []
	const removed = event.url.searchParams.get('done') === 'removed' ? event.url.searchParams.get('of') : null
	return {
		circle: { id, name: circle.name, closed: circle.closed },
		own: circle.own.map((prompt) => describeEntry(indexOwn(prompt), queued)),
		suggestions: circle.closed ? [] : viewSuggestions(facts, { seed: session?.id ?? id, queued }),
		// Organisers are asked what suggestions go by, as long as nobody has said.
		ask: facts.contexts.length === 0 && circles.some((mine) => mine.id === id && mine.role === 'organiser'),
		library: { count: libraryIndex.length, href: libraryAddress(session?.id ?? null, { shelf: 'all' }) },
		mind: libraryAddress(session?.id ?? null, {}),
		session: session && {
			id: session.id,
			day: describeWhen(session, { ...profile, circleZone: session.zone, now }).day
		},
		removed
	}
}

export const actions = {
	putBack: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const form = await parseForm(event.request, putBackSchema)
		if (!form.ok || !(await remove(event.locals.db, form.data.prompt, false))) error(404, missing)
		redirect(303, `/circles/${id}/prompts`)
	}
}
