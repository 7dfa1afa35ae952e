import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { describeWhen } from '$lib/sessions/when'
import { destinationOf } from '$lib/server/destination'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { readSessionToFill, readTopics } from '$lib/topics/read.server'
import { putBackSchema, takeBackSchema, voteSchema } from '$lib/topics/schema'
import * as topics from '$lib/topics/write.server'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const session = parseId(event.params.session)
	const [found, queue] = await Promise.all([
		readSessionToFill(event.locals.db, session, now),
		readTopics(event.locals.db, session)
	])
	if (!found) error(404, missing)
	const { day } = describeWhen(found, { ...profile, circleZone: found.zone, now })
	const done = event.url.searchParams.get('done')
	const mine = queue.topics.find((topic) => topic.id === done && topic.bringer?.id === id)
	return {
		...queue,
		session: { id: found.id, open: found.open, day, circle: found.circle.name },
		brought: mine?.id ?? null
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
		const result = await topics.vote(event.locals.db, form.data.topic, form.data.wanted)
		if (!result.ok) return fail(409, { reason: result.reason })
		leadBack(event, form.data.to)
	},
	takeBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, takeBackSchema)
		if (!form.ok) return fail(400, form.refused)
		return { taken: await topics.takeBack(event.locals.db, form.data.topic) }
	},
	putBack: async (event) => {
		const me = await requireMe(event)
		const form = await parseForm(event.request, putBackSchema)
		if (!form.ok) return fail(400, form.refused)
		const place = { sessionId: parseId(event.params.session), bringerId: me.id }
		const result = await topics.bring(event.locals.db, place, form.data)
		if (!result.ok) return fail(409, { reason: result.reason })
		leadBack(event, form.data.to)
	}
}
