import { error, type RequestEvent } from '@sveltejs/kit'
import type { Chart } from '$lib/insights/chart'
import { headCircle, viewCircle } from '$lib/insights/circle'
import { viewMine } from '$lib/insights/mine'
import * as insights from '$lib/insights/read.server'
import { missing, parseId } from './params'
import { requireMe } from './require-me'

/** The charts of whoever asks; for the page and for its files alike. */
export async function chartsOfMine(event: RequestEvent): Promise<Chart[]> {
	const { id, profile } = await requireMe(event)
	return viewMine(await insights.readMine(event.locals.db, id), { ...profile, now: new Date() })
}

/**
 * The charts of the circle in the address.
 * @throws the 404 of missing things when it is not theirs to see.
 */
export async function chartsOfCircle(
	event: RequestEvent
): Promise<{ circle: { id: string; name: string }; heading: string; charts: Chart[] }> {
	const { profile } = await requireMe(event)
	const now = new Date()
	const found = await insights.readCircle(event.locals.db, parseId(event.params.circle), now)
	if (!found) error(404, missing)
	return {
		circle: { ...found.circle },
		heading: headCircle(found.sessions.length),
		charts: viewCircle(found, { ...profile, now })
	}
}
