import { error, redirect } from '@sveltejs/kit'
import { viewLink } from '$lib/sessions/link-view'
import { followByLink, readSessionLink } from '$lib/sessions/link.server'
import { openDatabaseAsNobody } from '$lib/server/database'
import { missing } from '$lib/server/params'

export const csr = false

/** Well within the time that one look counts for. */
const everySeconds = 30

/*
 * Looking is what counts, so this page changes something by being looked at. No link leads to it, only the button of the
 * session link's page: what follows links in mails and calendars does not come here.
 */
export const load = async ({ params, locals, url, setHeaders }) => {
	const db = openDatabaseAsNobody()
	const link = await readSessionLink(db, params.token)
	if (!link) error(404, missing)
	if (link.over) redirect(303, `/s/${params.token}`)
	const me = await locals.readMe()
	if (me?.id === link.personId) redirect(303, `/sessions/${link.sessionId}/live`)
	const state = (await followByLink(db, params.token)) ?? error(404, missing)
	const still = url.searchParams.has('still')
	const looksAgain = !still && (state === 'waiting' || state === 'live')
	// The answer's header and not the document's: it has no scripts to look again with.
	setHeaders({ 'cache-control': 'no-store', ...(looksAgain && { refresh: String(everySeconds) }) })
	return { link: viewLink(link, new Date()), state, looksAgain, still }
}

export const actions = {
	default: ({ params }) => redirect(303, `/s/${params.token}/live`)
}
