import { error, fail, redirect } from '@sveltejs/kit'
import { offerAfterSession } from '$lib/commitments/choices'
import { refusalIssues } from '$lib/commitments/refusals'
import { logSchema } from '$lib/commitments/schema'
import * as commitments from '$lib/commitments/write.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { saidBy } from '$lib/server/said'
import { ahead } from '$lib/sessions/neighbours'
import * as sessions from '$lib/sessions/read.server'
import { refusalWords } from '$lib/sessions/refusals'
import { doneWords } from '$lib/sessions/done-words'
import { answerSchema, changeSchema } from '$lib/sessions/schema'
import { viewSession } from '$lib/sessions/session-view'
import * as changes from '$lib/sessions/write.server'
import { readTopics } from '$lib/topics/read.server'

export const load = async (event) => {
	const me = await requireMe(event)
	const id = parseId(event.params.session)
	const now = new Date()
	const [session, queue] = await Promise.all([
		sessions.read(event.locals.db, id, me.id, now),
		readTopics(event.locals.db, id)
	])
	if (!session) error(404, missing)
	const viewer = { ...me.profile, id: me.id, now }
	const { siblings, ...shown } = session
	const circle = { ...session.circle, sessions: ahead(siblings, viewer.now) }
	return {
		session: shown,
		view: viewSession(session, viewer),
		queue,
		log: { id: crypto.randomUUID(), ...offerAfterSession(circle, id, viewer) },
		done: doneWords(event.url.searchParams.get('done')),
		change: changeSchema.parse(event.url.searchParams.get('change'))
	}
}

export const actions = {
	answer: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, answerSchema)
		if (!form.ok) return fail(400, form.refused)
		const id = parseId(event.params.session)
		const result = await changes.answer(event.locals.db, id, form.data.answer, saidBy(event.request))
		if (!result.ok) return fail(409, refused({ answer: refusalWords[unlessMissing(result.reason)] }))
	},
	log: async (event) => {
		const me = await requireMe(event)
		const form = await parseForm(event.request, logSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await commitments.log(event.locals.db, me.id, form.data)
		if (!result.ok) return fail(409, refused({ ...refusalIssues(result.reason) }, form.values))
		redirect(303, `/sessions/${parseId(event.params.session)}?done=logged`)
	}
}
