import { cityOf } from '$lib/schedule/city'
import { comingOf } from '$lib/schedule/plan-following'
import { addDays } from '$lib/schedule/plain-date'
import { toWall, zoneNames } from '$lib/schedule/zone'
import { changeActions, organised } from '$lib/server/change-schedule'
import { requireMe } from '$lib/server/require-me'
import { addSchema } from '$lib/sessions/schema'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const season = await organised(event, me, now)
	const rule = season.rules.at(-1)
	const zone = rule?.zone ?? me.profile.zone
	const [next] = comingOf(season.sessions, now)
	// A week from the next one is between two of a fortnight's.
	const date = addDays(next?.date ?? toWall(now, zone).date, 7)
	return {
		circle: { id: season.id, name: season.name },
		first: { date, time: rule?.times[0] ?? '16:00', zone, minutes: rule?.durationMinutes ?? 60 },
		zones: zoneNames,
		city: cityOf(me.profile.zone)
	}
}

export const actions = changeActions({
	schema: addSchema,
	field: 'date',
	noted: true,
	intend: ({ date, time, zone, minutes }) => ({
		...{ kind: 'add', newId: crypto.randomUUID() },
		...{ date, time, zone, durationMinutes: minutes }
	}),
	done: ({ season }) => `/circles/${season.id}/sessions?done=added`
})
