import * as calendar from '$lib/calendar/read.server'
import { readShown } from '$lib/calendar/shown-entries'
import { cityOf } from '$lib/schedule/city'
import { readEnvironment } from '$lib/server/environment'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const now = new Date()
	const channel = profile.calendar_channel
	const { body, onTheirWay } = await calendar.readOwnCalendar(
		event.locals.db,
		channel,
		readEnvironment().ORIGIN,
		now
	)
	const { zone, locale } = profile
	return { channel, onTheirWay, zone: cityOf(zone), ...readShown(body, { zone, locale, now }) }
}
