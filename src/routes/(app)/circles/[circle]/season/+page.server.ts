import { error, fail, redirect } from '@sveltejs/kit'
import { readSeason } from '$lib/circles/read-season.server'
import { wishSchema } from '$lib/circles/schema'
import { viewSeason } from '$lib/circles/season-view'
import { describeWishes } from '$lib/circles/season-wishes'
import * as seasons from '$lib/circles/write-season.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id: me, profile, circles: mine } = await requireMe(event)
	const id = parseId(event.params.circle)
	const season = await readSeason(event.locals.db, id, me)
	if (!season) error(404, missing)
	if (season.closedAt) redirect(303, `/circles/${id}`)
	const { wishes, amOrganiser } = season
	return {
		circle: { id, name: season.name },
		organiser: amOrganiser,
		organisers: season.organisers,
		end: viewSeason(season.sessions, { ...profile, now: new Date() }),
		asked: wishes.asked ? wishes.season : null,
		mine: wishes.mine,
		counts: describeWishes(wishes),
		staying: wishes.staying,
		stopping: wishes.stopping,
		canMerge: amOrganiser && mine.some((circle) => circle.role === 'organiser' && circle.id !== id),
		done: event.url.searchParams.get('done')
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const form = await parseForm(event.request, wishSchema)
		if (!form.ok) return fail(400, form.refused)
		const said = await seasons.wish(event.locals.db, id, form.data)
		if (said.ok) redirect(303, `/circles/${id}/season?done=said`)
		unlessMissing(said.reason)
		return fail(409, refused({ wish: 'The next season is planned already.' }, form.values))
	}
}
