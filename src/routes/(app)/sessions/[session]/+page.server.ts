import { error, fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { dueValue, offerCircles, offerDates } from '$lib/commitments/choices'
import { logSchema } from '$lib/commitments/schema'
import * as commitments from '$lib/commitments/write.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import * as sessions from '$lib/sessions/read.server'
import { refusalWords } from '$lib/sessions/refusals'
import { answerSchema } from '$lib/sessions/schema'
import { viewSession } from '$lib/sessions/session-view'
import * as changes from '$lib/sessions/write.server'
import { readTopics } from '$lib/topics/read.server'

const doneSchema = z.enum(['moved', 'shifted', 'cancelled', 'restored', 'logged']).nullable().catch(null)

export const load = async (event) => {
	const { id: myId, profile } = await requireMe(event)
	const id = parseId(event.params.session)
	const [session, queue] = await Promise.all([
		sessions.read(event.locals.db, id, myId),
		readTopics(event.locals.db, id)
	])
	if (!session) error(404, missing)
	const viewer = { id: myId, zone: profile.zone, locale: profile.locale, now: new Date() }
	const { siblings, ...shown } = session
	const ahead = siblings
		.filter(({ status, startsAt }) => status === 'confirmed' && startsAt > viewer.now)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const choices = offerCircles([{ ...session.circle, sessions: ahead }], viewer)
	return {
		session: shown,
		view: viewSession(session, viewer),
		queue,
		log: {
			id: crypto.randomUUID(),
			circles: choices,
			dates: offerDates(viewer),
			until: choices[0] ? dueValue(choices[0], ahead[0]?.id) : '',
			session: `${session.circle.id}/${id}`
		},
		done: doneSchema.parse(event.url.searchParams.get('done'))
	}
}

export const actions = {
	answer: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.session)
		const form = await parseForm(event.request, answerSchema)
		if (!form.ok) return fail(400, { trouble: 'Say yes, maybe or no.' })
		const result = await changes.answer(event.locals.db, id, form.data.answer)
		if (!result.ok) return fail(409, { trouble: refusalWords[unlessMissing(result.reason)] })
	},
	log: async (event) => {
		const me = await requireMe(event)
		const form = await parseForm(event.request, logSchema)
		if (!form.ok) return fail(400, { log: form.refused })
		const result = await commitments.log(event.locals.db, me.id, form.data)
		if (!result.ok) {
			const words = 'This session or witness is not there any more. Pick another.'
			return fail(409, { log: refused({ until: words }, form.values) })
		}
		redirect(303, `/sessions/${parseId(event.params.session)}?done=logged`)
	}
}
