import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { describeWhen } from '$lib/sessions/when'
import { destinationOf } from '$lib/server/destination'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { saidBy } from '$lib/server/said'
import { describeDone } from '$lib/topics/done'
import { readSessionToFill, readTopics } from '$lib/topics/read.server'
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

/** With scripts the page that posted stays where it is; without, the browser is led back to it. */
function leadBack({ request }: Pick<RequestEvent, 'request'>, to: string | undefined): void {
	if (!request.headers.has('x-sveltekit-action')) redirect(303, destinationOf(to))
}

export const actions = {
	vote: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, voteSchema)
		if (!form.ok) return fail(400, form.refused)
		const { topic, wanted } = form.data
		const result = await topics.vote(event.locals.db, topic, wanted, saidBy(event.request))
		return result.ok ? leadBack(event, form.data.to) : fail(409, { reason: result.reason })
	},
	takeBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, takeBackSchema)
		if (!form.ok) return fail(400, form.refused)
		const taken = await topics.takeBack(event.locals.db, form.data.topic)
		return taken ? { taken } : fail(409, { reason: 'answered' })
	},
	putBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, putBackSchema)
		if (!form.ok) return fail(400, form.refused)
		const sessionId = parseId(event.params.session)
		const result = await topics.bring(event.locals.db, { sessionId }, form.data)
		return result.ok ? leadBack(event, form.data.to) : fail(409, { reason: result.reason })
	}
}
