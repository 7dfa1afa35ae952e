import { error, fail } from '@sveltejs/kit'
import { fits } from '$lib/prompts/fits'
import { libraryAddress, readAsked, searchAction } from '$lib/prompts/library-address'
import { libraryIndex } from '$lib/prompts/library-index'
import { viewLibrary } from '$lib/prompts/library-view'
import { indexOwn } from '$lib/prompts/own-prompt-view'
import { readFacts } from '$lib/prompts/read-facts.server'
import { readSessionToPick } from '$lib/prompts/read-own.server'
import { searchSchema } from '$lib/prompts/schema'
import { makeSearch } from '$lib/prompts/search'
import { describeLooks, viewSuggestions } from '$lib/prompts/suggestion-view'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { describeWhen } from '$lib/sessions/when'

export const load = async (event) => {
	const { id, profile, circles } = await requireMe(event)
	const { searchParams } = event.url
	const now = new Date()
	const place = searchParams.has('session')
		? await readSessionToPick(event.locals.db, parseId(searchParams.get('session')), now)
		: undefined
	if (place === null) error(404, missing)
	// Beside a session one's only circle gives the reasons; of several none is meant.
	const circle = place?.circle.id ?? (circles.length === 1 ? circles[0]?.id : undefined)
	const facts = circle ? await readFacts(event.locals.db, circle) : null
	const queued = place?.session.queued ?? []
	const asked = readAsked(searchParams)
	return {
		...viewLibrary(libraryIndex, asked, { session: place?.session.id ?? null, queued }),
		asked,
		action: searchAction(place?.session.id ?? null, asked),
		everywhere: libraryAddress(place?.session.id ?? null, {}),
		suggestions: viewSuggestions(facts, { seed: place?.session.id ?? id, queued }),
		queued,
		looks: facts ? describeLooks(facts) : {},
		own: place?.circle.own.map(indexOwn) ?? [],
		circle: circle ? `/circles/${circle}/prompts` : null,
		session: place && {
			id: place.session.id,
			open: place.session.open,
			day: describeWhen(place.session, { ...profile, circleZone: place.session.zone, now }).monthDay
		}
	}
}

export const actions = {
	// Without scripts, what is on somebody's mind is posted: it belongs in no address and no log.
	search: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, searchSchema)
		if (!form.ok) return fail(400, { ...form.refused, found: null })
		const asked = readAsked(event.url.searchParams)
		const found = form.data.q ? makeSearch(libraryIndex)(form.data.q, fits(asked)) : null
		const issues: Record<string, string> = {}
		return { values: form.values, issues, found }
	}
}
