import { cityOf } from '$lib/schedule/city'
import { comingOf, turnOfTheYear } from '$lib/schedule/plan-following'
import { addDays } from '$lib/schedule/plain-date'
import { toWall } from '$lib/schedule/zone'
import { changeActions, organised } from '$lib/server/change-schedule'
import { requireMe } from '$lib/server/require-me'
import { pauseSchema } from '$lib/sessions/schema'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const season = await organised(event, me, now)
	const from = comingOf(season.sessions, now)[0]?.date ?? toWall(now, me.profile.zone).date
	return {
		circle: { id: season.id, name: season.name },
		first: turnOfTheYear(season.sessions, now) ?? { from, until: addDays(from, 13) },
		city: cityOf(me.profile.zone)
	}
}

export const actions = changeActions({
	schema: pauseSchema,
	field: 'from',
	intend: ({ from, until }) => ({ kind: 'pause', from, until }),
	done: ({ season }) => `/circles/${season.id}/sessions?done=paused`
})
