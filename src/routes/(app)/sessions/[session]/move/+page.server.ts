import { cityOf } from '$lib/schedule/city'
import { zoneNames } from '$lib/schedule/zone'
import { changeActions, sessionToChange } from '$lib/server/change-schedule'
import { requireMe } from '$lib/server/require-me'
import { moveSchema } from '$lib/sessions/schema'
import { describeWhen } from '$lib/sessions/when'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const { season, session } = await sessionToChange(event, me, now)
	const { date, time, zone, durationMinutes: minutes } = session
	return {
		id: session.id,
		circle: { id: season.id, name: season.name },
		organiser: season.amOrganiser,
		when: describeWhen(session, { ...me.profile, now, circleZone: zone }),
		first: { date, time, zone, minutes },
		excuses: session.excuses,
		zones: zoneNames,
		city: cityOf(me.profile.zone)
	}
}

export const actions = changeActions({
	schema: moveSchema,
	field: 'date',
	noted: true,
	intend: ({ date, time, zone, minutes }, { session }) =>
		session && { kind: 'move', id: session.id, date, time, zone, durationMinutes: minutes },
	done: ({ session }) => `/sessions/${session?.id}?done=moved`
})
