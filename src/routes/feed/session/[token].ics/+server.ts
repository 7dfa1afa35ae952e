import { renderCalendar } from '$lib/calendar/calendar-object'
import { respondWithCalendar, respondWithoutCalendar } from '$lib/calendar/http.server'
import { toFile } from '$lib/calendar/read.server'
import { sessionEntry } from '$lib/calendar/session-entry'
import { readSessionLink } from '$lib/sessions/link.server'
import { openDatabaseAsNobody } from '$lib/server/database'
import { readEnvironment } from '$lib/server/environment'

export const GET = async ({ params, request }) => {
	const link = await readSessionLink(openDatabaseAsNobody(), params.token)
	if (!link || link.over) return respondWithoutCalendar()
	const entry = sessionEntry({ ...link, token: params.token }, readEnvironment().ORIGIN)
	const response = respondWithCalendar(
		request,
		toFile(renderCalendar({ name: 'Fortnight', entries: [entry] }), link.updatedAt)
	)
	response.headers.set('content-disposition', 'attachment; filename="session.ics"')
	return response
}
