import { cityOf } from '$lib/schedule/city'
import { changeActions, comingChoices, organised } from '$lib/server/change-schedule'
import { requireMe } from '$lib/server/require-me'
import { pushSchema } from '$lib/sessions/schema'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const season = await organised(event, me, now)
	return {
		circle: { id: season.id, name: season.name },
		coming: comingChoices(season, { ...me.profile, now }),
		from: event.url.searchParams.get('from'),
		city: cityOf(me.profile.zone)
	}
}

export const actions = changeActions({
	schema: pushSchema,
	field: 'from',
	intend: ({ from, weeks }) => ({ kind: 'push', from, weeks }),
	done: ({ season }) => `/circles/${season.id}/sessions?done=pushed`
})
