import { error, json, type RequestEvent } from '@sveltejs/kit'
import { knownVersion } from '$lib/live/known-version'
import { beat, gate, liveSource, readFor } from '$lib/live/source.server'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { RequestHandler } from './$types'

/** As somebody who says who they are. */
async function ask(event: RequestEvent, sessionId: string) {
	const me = await requireMe(event)
	const state = await readFor(event.locals.db, me, sessionId)
	if (!state) error(404, missing)
	liveSource().seen(sessionId, me.id)
	return state
}

/**
 * How a session stands, for phones that streams do not reach: 204 when that is the version `after`.
 * `x-server-time` is the database's time in milliseconds since 1970.
 */
export const GET: RequestHandler = async (event) => {
	const sessionId = parseId(event.params.session)
	const state = (await beat(event.cookies, sessionId)) ?? (await gate(() => ask(event, sessionId)))
	const shown = 'live' in state ? state.live : state.waiting
	const headers = { 'cache-control': 'no-store', 'x-server-time': String(shown.at) }
	const has = knownVersion(event.url.searchParams.get('after'))
	return shown.version === has ? new Response(null, { status: 204, headers }) : json(state, { headers })
}
