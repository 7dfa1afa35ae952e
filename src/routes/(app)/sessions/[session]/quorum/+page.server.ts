import { error, fail, redirect } from '@sveltejs/kit'
import { seasonOf } from '$lib/server/change-schedule'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { viewQuorum } from '$lib/sessions/quorum-view'
import { readWishes } from '$lib/sessions/read-answers.server'
import * as sessions from '$lib/sessions/read.server'
import { mayChange } from '$lib/sessions/read-season.server'
import { refusalWords } from '$lib/sessions/refusals'
import { decideSchema, wishSchema } from '$lib/sessions/schema'
import { decide } from '$lib/sessions/write-decision.server'
import * as answers from '$lib/sessions/write.server'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const id = parseId(event.params.session)
	const [session, wishes] = await Promise.all([
		sessions.read(event.locals.db, id, me.id, now),
		readWishes(event.locals.db, id, me.id)
	])
	if (!session) error(404, missing)
	const view = viewQuorum(session, wishes, { ...me.profile, now })
	if (!view) redirect(303, `/sessions/${id}`)
	const { circle, sequence, mayChange: decides, amOrganiser } = session
	return { id, circle: circle.name, sequence, decides, amOrganiser, view }
}

const done = { go_on: 'decided', shorten: 'shortened', shift: 'moved', push: 'moved', write: 'written' }

export const actions = {
	wish: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, wishSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await answers.wish(event.locals.db, parseId(event.params.session), form.data.wish)
		if (!result.ok && unlessMissing(result.reason)) redirect(303, `/sessions/${event.params.session}`)
	},
	decide: async (event) => {
		const me = await requireMe(event)
		const now = new Date()
		const form = await parseForm(event.request, decideSchema)
		if (!form.ok) return fail(400, form.refused)
		const { decision, sequence } = form.data
		const season = await seasonOf(event, me, now)
		const id = parseId(event.params.session)
		if (!mayChange(season, decision === 'push' ? null : id)) error(404, missing)
		const result = await decide(event.locals.db, season, { id, sequence }, decision, now)
		if (!result.ok) return fail(409, refused({ decision: refusalWords[unlessMissing(result.reason)] }))
		redirect(303, `/sessions/${id}?done=${done[decision]}${result.value ? `&change=${result.value}` : ''}`)
	}
}
