import { error } from '@sveltejs/kit'
import { openEventStream } from '$lib/live/event-stream'
import { knownVersion } from '$lib/live/known-version'
import { gate, liveSource, readFor } from '$lib/live/source.server'
import { markOf } from '$lib/server/database'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { RequestHandler } from './$types'

const headers = {
	'content-type': 'text/event-stream',
	'cache-control': 'no-store',
	// nginx and those who follow it pass a stream on as it comes.
	'x-accel-buffering': 'no'
}

/** The news of a session as they come, for members; begins with the time alone when the version `after` is the latest. */
export const GET: RequestHandler = async (event) => {
	const sessionId = parseId(event.params.session)
	const { me, state } = await gate(async () => {
		const me = await requireMe(event)
		return { me, state: await readFor(event.locals.db, me, sessionId) }
	})
	if (!state) error(404, missing)
	const has = knownVersion(event.url.searchParams.get('after'), event.request.headers.get('last-event-id'))
	const mark = markOf(event.cookies) ?? ''
	const person = { sessionId, personId: me.id, signInId: me.sign_in_id, mark }
	return new Response(openEventStream(liveSource(), person, state, has), { headers })
}

// Else a look at the headers alone would follow the session, with nobody to end it.
export const HEAD: RequestHandler = async (event) => {
	await requireMe(event)
	return new Response(null, { headers })
}
