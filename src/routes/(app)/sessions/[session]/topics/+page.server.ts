import { error, fail } from '@sveltejs/kit'
import { describeWhen } from '$lib/sessions/when'
import { answerQueue } from '$lib/server/answer-queue'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { saidBy } from '$lib/server/said'
import { describeDone } from '$lib/topics/done'
import { readSessionToFill, readTopics } from '$lib/topics/read.server'
import { queueRefusals } from '$lib/topics/refusals'
import { putBackSchema, takeBackSchema, voteSchema } from '$lib/topics/schema'
import { describeStandIns } from '$lib/topics/stand-ins'
import * as topics from '$lib/topics/write.server'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const now = new Date()
	const session = parseId(event.params.session)
	const { db } = event.locals
	const [found, queue] = await Promise.all([readSessionToFill(db, session, now), readTopics(db, session)])
	if (!found) error(404, missing)
	const viewer = { ...profile, circleZone: found.zone, now }
	const { id, open, circle } = found
	return {
		...queue,
		session: { id, open, circle: circle.name, day: describeWhen(found, viewer).day },
		standInsOn: describeStandIns(found, viewer),
		done: describeDone(event.url.searchParams, queue)
	}
}

export const actions = {
	vote: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, voteSchema)
		if (!form.ok) return fail(400, form.refused)
		const { topic, wanted } = form.data
		const result = await topics.vote(event.locals.db, topic, wanted, saidBy(event.request))
		return answerQueue(event, result, form.data.to)
	},
	takeBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, takeBackSchema)
		if (!form.ok) return fail(400, form.refused)
		const taken = await topics.takeBack(event.locals.db, form.data.topic)
		return taken ? { taken } : fail(409, refused({ form: queueRefusals.answered }))
	},
	putBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, putBackSchema)
		if (!form.ok) return fail(400, form.refused)
		const sessionId = parseId(event.params.session)
		const result = await topics.bring(event.locals.db, { sessionId }, form.data)
		return answerQueue(event, result, form.data.to)
	}
}
