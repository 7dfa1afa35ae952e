import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { findGaps } from '$lib/packets/gaps'
import { viewComments, viewSections } from '$lib/packets/packet-view'
import { readMine } from '$lib/packets/read.server'
import { refusalWords } from '$lib/packets/refusals'
import { holdingWords } from '$lib/packets/rule-words'
import { answeredSchema, moveSchema, restoreSchema } from '$lib/packets/schema'
import { describeUntil } from '$lib/packets/until'
import * as shows from '$lib/packets/write-shows.server'
import * as packets from '$lib/packets/write.server'
import { parseForm, refused } from '$lib/server/form'
import { unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { ...profile, now: new Date() }
	const packet = await readMine(event.locals.db, id, viewer.now)
	return {
		packet: packet.id,
		sections: viewSections(packet, viewer),
		gaps: findGaps(packet.items),
		whole: viewComments(packet.comments, null, viewer),
		rules: packet.rules.map((rule) => ({ ...rule, holds: holdingWords[rule.holds] })),
		shown: packet.shows.map(({ name, until }) => `${name ?? 'Somebody'} ${describeUntil(until, viewer)}`),
		done: event.url.searchParams.get('done'),
		removed: event.url.searchParams.get('of')
	}
}

async function restore(event: RequestEvent, put: typeof packets.removeItem | typeof packets.removeRule) {
	await requireMe(event)
	const form = await parseForm(event.request, restoreSchema)
	if (!form.ok) return fail(400, form.refused)
	const result = await put(event.locals.db, form.data.id, false)
	if (!result.ok) return fail(409, refused({ form: refusalWords[unlessMissing(result.reason)] }))
	redirect(303, '/me/packet?done=restored')
}

export const actions = {
	move: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, moveSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await packets.moveItem(event.locals.db, form.data.item, form.data.to)
		if (!result.ok) unlessMissing(result.reason)
	},
	answered: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, answeredSchema)
		if (!form.ok) return fail(400, form.refused)
		const { question, answered } = form.data
		const result = await shows.answer(event.locals.db, question, answered === 'yes')
		if (!result.ok) unlessMissing(result.reason)
	},
	restore: (event) => restore(event, packets.removeItem),
	restoreRule: (event) => restore(event, packets.removeRule)
}
