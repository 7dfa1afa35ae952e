import { respondWithCalendar, respondWithoutCalendar } from '$lib/calendar/http.server'
import { readFeed } from '$lib/calendar/read.server'
import { openDatabaseAsNobody } from '$lib/server/database'
import { readEnvironment } from '$lib/server/environment'

export const GET = async ({ params, request }) => {
	const file = await readFeed(openDatabaseAsNobody(), params.token, readEnvironment().ORIGIN, new Date())
	return file ? respondWithCalendar(request, file) : respondWithoutCalendar()
}
