import { error, fail, redirect } from '@sveltejs/kit'
import { describeFeed } from '$lib/calendar/feed-facts'
import * as calendar from '$lib/calendar/read.server'
import { feedSchema } from '$lib/calendar/schema'
import { renameFeed } from '$lib/calendar/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const feed = await calendar.readOwnFeed(event.locals.db, parseId(event.params.feed))
	if (!feed) error(404, missing)
	return { id: feed.id, name: feed.name, facts: describeFeed(feed, profile) }
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.feed)
		const form = await parseForm(event.request, feedSchema)
		if (!form.ok) return fail(400, form.refused)
		if (!(await calendar.readOwnFeed(event.locals.db, id))) error(404, missing)
		await renameFeed(event.locals.db, id, form.data.name)
		redirect(303, '/me/calendar')
	}
}
