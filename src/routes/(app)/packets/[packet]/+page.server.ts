import { error, fail } from '@sveltejs/kit'
import { viewComments, viewSections } from '$lib/packets/packet-view'
import { read } from '$lib/packets/read.server'
import { commentRefusals } from '$lib/packets/refusals'
import { commentSchema, takeBackSchema } from '$lib/packets/schema'
import { describeUntil } from '$lib/packets/until'
import { say, takeBack } from '$lib/packets/write-shows.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { ...profile, now: new Date() }
	const packet = await read(event.locals.db, { id: parseId(event.params.packet) }, viewer.now)
	if (!packet) error(404, missing)
	const mine = packet.owner?.id === id
	// Its owner sees it as others do: without what was said, and without where an item comes from. Others see their own.
	const comments = mine ? [] : packet.comments.map((comment) => ({ ...comment, author: 'you' }))
	const items = packet.items.map((item) => ({ ...item, source: null }))
	const until = packet.shows.find(({ viewerId }) => viewerId === id)?.until
	return {
		mine,
		owner: packet.owner?.name ?? 'Somebody',
		until: until && describeUntil(until, viewer),
		sections: viewSections({ items, comments }, viewer).map(({ key, title, items }) => ({
			key,
			title,
			items
		})),
		whole: viewComments(comments, null, viewer),
		next: crypto.randomUUID()
	}
}

export const actions = {
	say: async (event) => {
		await requireMe(event)
		const packet = parseId(event.params.packet)
		const form = await parseForm(event.request, commentSchema)
		if (!form.ok) return fail(400, { ...form.refused, form: 'say' as const })
		const result = await say(event.locals.db, packet, form.data)
		if (result.ok) return { ...refused({}), said: form.data.id }
		// Also of what is gone: the page that it was written on has the words still.
		const words = commentRefusals[result.reason]
		return fail(409, { ...refused({ words }, form.values), form: 'say' as const })
	},
	takeBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, takeBackSchema)
		if (!form.ok) return fail(400, form.refused)
		await takeBack(event.locals.db, form.data.id)
		// What was taken back goes with the answer, so that it can be said again.
		return { ...refused({}), takenBack: form.values }
	}
}
