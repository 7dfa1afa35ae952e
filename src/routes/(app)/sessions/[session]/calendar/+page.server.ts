import { error } from '@sveltejs/kit'
import { googleLink, outlookLink } from '$lib/calendar/calendar-links'
import { entryDescription, entryTitle, sessionLinkAddress } from '$lib/calendar/session-entry'
import { readEnvironment } from '$lib/server/environment'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { readMyLink } from '$lib/sessions/link.server'
import * as sessions from '$lib/sessions/read.server'
import { describeWhen } from '$lib/sessions/when'

export const load = async (event) => {
	const { id: myId, profile } = await requireMe(event)
	const id = parseId(event.params.session)
	const [session, token] = await Promise.all([
		sessions.read(event.locals.db, id, myId, new Date()),
		readMyLink(event.locals.db, id)
	])
	if (!session) error(404, missing)
	event.setHeaders({ 'cache-control': 'no-store' })
	const when = describeWhen(session, { ...profile, circleZone: session.wall.zone, now: new Date() })
	const here = { id, circle: session.circle.name, when }
	if (token === null) return { ...here, links: null }
	const link = sessionLinkAddress(readEnvironment().ORIGIN, token)
	const entry = { ...session, title: entryTitle, description: entryDescription, link }
	return {
		...here,
		links: {
			google: googleLink(entry),
			outlook: outlookLink(entry, 'live'),
			office: outlookLink(entry, 'office'),
			file: `/feed/session/${token}.ics`,
			own: link
		}
	}
}
