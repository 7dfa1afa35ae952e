import { error, fail, redirect } from '@sveltejs/kit'
import { continueRhythm } from '$lib/circles/season'
import { seasonEnd } from '$lib/circles/season-end'
import { nextLikelyStart } from '$lib/schedule/likely-start'
import * as schedules from '$lib/schedule/read.server'
import { hasNoObjections, scheduleOf, scheduleSchema } from '$lib/schedule/schema'
import { planSeason } from '$lib/schedule/write.server'
import { toWall, zoneNames } from '$lib/schedule/zone'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

const refusals = {
	season_is_running: { form: 'A season is running. The next one can be planned in its last two weeks.' },
	season_overlaps: { startsOn: 'The season before is not over by then. Pick a later date.' }
}

export const load = async (event) => {
	const { profile, circles: mine } = await requireMe(event)
	const id = parseId(event.params.circle)
	const organises = mine.some((circle) => circle.id === id && circle.role === 'organiser')
	const now = new Date()
	const last = organises ? await schedules.readLastSeason(event.locals.db, id, now) : null
	if (!last) error(404, missing)
	const end = seasonEnd(last.coming, now)
	if (!end.plannable) redirect(303, `/circles/${id}/season`)
	const { schedule } = last
	const zone = schedule?.zone ?? profile.zone
	const today = toWall(now, zone).date
	const after = end.last ? toWall(end.last.startsAt, zone).date : today
	return {
		circle: { id, name: last.name },
		zones: zoneNames,
		today,
		first: {
			startsOn: schedule ? continueRhythm(schedule, today, after) : nextLikelyStart(now, zone),
			time: schedule?.times[0] ?? '16:00',
			times: schedule?.times ?? [],
			zone,
			everyWeeks: schedule?.everyWeeks ?? 2,
			durationMinutes: schedule?.durationMinutes ?? 60,
			// A rule that was changed on the way stands for a part of its season only.
			sessionCount: Math.min(12, Math.max(6, schedule?.sessionCount ?? 8))
		}
	}
}

export const actions = {
	default: async (event) => {
		const { profile } = await requireMe(event)
		const id = parseId(event.params.circle)
		const schema = scheduleSchema.superRefine(hasNoObjections({ now: new Date(), locale: profile.locale }))
		const form = await parseForm(event.request, schema)
		if (!form.ok) return fail(400, form.refused)
		const planned = await planSeason(event.locals.db, id, scheduleOf(form.data))
		if (planned.ok) redirect(303, `/circles/${id}?done=planned`)
		if (planned.reason === 'not_found') error(404, missing)
		return fail(409, refused(refusals[planned.reason], form.values))
	}
}
