import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { describeWhen } from '$lib/sessions/when'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { readSessionToFill, readTopics } from '$lib/topics/read.server'
import { refusalWords } from '$lib/topics/refusals'
import { chooseSchema, clearSchema } from '$lib/topics/schema'
import * as topics from '$lib/topics/write.server'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const now = new Date()
	const id = parseId(event.params.session)
	const [session, queue] = await Promise.all([
		readSessionToFill(event.locals.db, id, now),
		readTopics(event.locals.db, id)
	])
	if (!session || !queue.mayChoose) error(404, missing)
	const { day } = describeWhen(session, { ...profile, circleZone: session.zone, now })
	return {
		session: { id, day, circle: session.circle.name, open: session.open },
		topics: queue.topics.filter(({ discussed }) => !discussed),
		was: queue.chosen ? queue.topics.filter(({ seat }) => seat).map(({ id }) => id) : [],
		chosen: queue.chosen,
		count: Math.max(1, queue.hotSeatCount)
	}
}

type Before = { was: string[]; undo: boolean }

async function choose({ locals, params }: RequestEvent, topicIds: string[], { was, undo }: Before) {
	const id = parseId(params.session)
	const result = await topics.chooseHotSeats(locals.db, id, topicIds)
	if (!result.ok) return fail(409, refused({ topic: refusalWords[unlessMissing(result.reason)] }))
	const done = undo ? 'as_before' : topicIds.length > 0 ? 'chosen' : 'cleared'
	redirect(
		303,
		`/sessions/${id}/topics?${new URLSearchParams([['done', done], ...was.map((id) => ['was', id])])}`
	)
}

export const actions = {
	choose: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, chooseSchema)
		if (!form.ok) return fail(400, form.refused)
		return choose(event, form.data.topic, form.data)
	},
	clear: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, clearSchema)
		if (!form.ok) return fail(400, form.refused)
		return choose(event, [], form.data)
	}
}
