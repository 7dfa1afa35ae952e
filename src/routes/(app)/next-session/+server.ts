import { redirect } from '@sveltejs/kit'
import { requireMe } from '$lib/server/require-me'
import { listNear } from '$lib/sessions/read-next.server'
import { sessionState } from '$lib/sessions/state'

/** Where the installed app's shortcut leads: the session that runs or comes next, of all my circles. */
export const GET = async (event) => {
	const { id } = await requireMe(event)
	const now = new Date()
	const near = await listNear(event.locals.db, id, now)
	const next = near.find((session) => ['join', 'prepare'].includes(sessionState(session, now)))
	if (!next) redirect(303, '/start')
	redirect(303, `/sessions/${next.id}${next.live === 'on' ? '/live' : ''}`)
}
