import { error } from '@sveltejs/kit'
import * as pulse from '$lib/pulse/read.server'
import { viewTrend } from '$lib/pulse/trend'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const now = new Date()
	const found = await pulse.read(event.locals.db, parseId(event.params.circle), now)
	if (!found) error(404, missing)
	return { circle: found.circle, trend: viewTrend(found.sessions, { ...profile, now }) }
}
