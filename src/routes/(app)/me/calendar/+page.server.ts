import { fail, redirect } from '@sveltejs/kit'
import { webcalLink } from '$lib/calendar/calendar-links'
import { describeFeed } from '$lib/calendar/feed-facts'
import * as calendar from '$lib/calendar/read.server'
import { enableSchema, feedIdSchema, feedSchema } from '$lib/calendar/schema'
import * as changes from '$lib/calendar/write.server'
import { readEnvironment } from '$lib/server/environment'
import { parseForm, refused } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	// A new subscription's address is in the answer, this once.
	event.setHeaders({ 'cache-control': 'no-store' })
	const { feeds, linksAreOn } = await calendar.listFeeds(event.locals.db)
	return {
		feeds: feeds.map((feed) => ({ id: feed.id, name: feed.name, facts: describeFeed(feed, profile) })),
		linksAreOn,
		channel: profile.calendar_channel,
		revoked: feedIdSchema.shape.feed.nullable().catch(null).parse(event.url.searchParams.get('revoked')),
		chosen: event.url.searchParams.get('done') === profile.calendar_channel
	}
}

export const actions = {
	create: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, feedSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await changes.createFeed(event.locals.db, form.data.name)
		if (!result.ok) {
			return fail(409, refused({ name: 'Twenty is the most. Revoke one you no longer use.' }, form.values))
		}
		const address = `${readEnvironment().ORIGIN}/feed/${result.value}.ics`
		return { ...refused({}), made: { name: form.data.name, address, webcal: webcalLink(address) } }
	},
	revoke: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, feedIdSchema)
		if (!form.ok) return fail(400, form.refused)
		const { feed, undo } = form.data
		await changes.revokeFeed(event.locals.db, feed, undo === undefined, new Date())
		redirect(303, undo ? '/me/calendar' : `/me/calendar?revoked=${feed}`)
	},
	links: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, enableSchema)
		if (!form.ok) return fail(400, form.refused)
		await changes.resetLinks(event.locals.db, form.data.links !== 'off')
		redirect(303, '/me/calendar')
	}
}
