import { json } from '@sveltejs/kit'
import { listMine } from '$lib/commitments/read.server'
import { requireMe } from '$lib/server/require-me'
import { countAsked } from '$lib/sessions/asked-of-me'
import { listNear } from '$lib/sessions/read-next.server'

/** How much is asked of me, for the badge of the installed app. */
export const GET = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { ...profile, now: new Date() }
	const [near, mine] = await Promise.all([
		listNear(event.locals.db, id, viewer.now),
		listMine(event.locals.db, id)
	])
	return json({ asked: countAsked(near, mine, viewer) })
}
