import { redirect } from '@sveltejs/kit'
import { requireMe } from '$lib/server/require-me'
import { listNear } from '$lib/sessions/read-next.server'

/** Where the installed app's shortcut leads: the session that runs or comes next, of all my circles. */
export const GET = async (event) => {
	const { id } = await requireMe(event)
	const now = new Date()
	const next = (await listNear(event.locals.db, id, now)).find(({ endsAt }) => endsAt > now)
	redirect(303, next ? `/sessions/${next.id}` : '/start')
}
