import { error, fail, redirect } from '@sveltejs/kit'
import { describeDetail } from '$lib/commitments/detail'
import { describeDone } from '$lib/commitments/done'
import { listRelatives, read } from '$lib/commitments/read.server'
import { refusalIssues } from '$lib/commitments/refusals'
import { answerSchema } from '$lib/commitments/schema'
import * as commitments from '$lib/commitments/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { saidBy } from '$lib/server/said'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const { db } = event.locals
	const viewer = { id, ...profile, now: new Date() }
	const found = await read(db, parseId(event.params.commitment), viewer.now)
	if (!found) error(404, missing)
	const relatives = await listRelatives(db, found.commitment)
	const asked = event.url.searchParams
	const checkIn = found.checkIns.find(({ id }) => id === asked.get('of'))?.id
	return {
		...describeDetail(found, relatives, viewer, crypto.randomUUID()),
		nextCheckIn: crypto.randomUUID(),
		encouraged: asked.get('done') === 'encouraged',
		checkedIn: asked.get('done') === 'checked_in' ? (checkIn ?? null) : null,
		changing: asked.get('ending') === 'renegotiated',
		done: describeDone(asked.get('done'), found.commitment, viewer)
	}
}

export const actions = {
	answer: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.commitment)
		const form = await parseForm(event.request, answerSchema)
		if (!form.ok) return fail(400, form.refused)
		const result =
			form.data.ending === 'renegotiated'
				? await commitments.renegotiate(event.locals.db, id, form.data)
				: await commitments.end(event.locals.db, id, form.data.ending, saidBy(event.request), form.data.with)
		if (result.ok) redirect(303, `/commitments?done=${form.data.ending}&of=${id}`)
		if (result.reason === 'not_found') error(404, missing)
		return fail(409, { issues: refusalIssues(result.reason), values: form.values })
	},
	reopen: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.commitment)
		const result = await commitments.reopen(event.locals.db, id)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (result.ok) redirect(303, `/commitments?done=open&of=${id}`)
		// What was built on its successor stays: then there is nothing to undo, and the page shows how it stands.
		redirect(303, `/commitments/${id}${result.reason === 'too_many_open' ? '?done=too_many_open' : ''}`)
	},
	takeBack: async (event) => {
		await requireMe(event)
		await commitments.takeBack(event.locals.db, parseId(event.params.commitment))
		redirect(303, '/commitments?done=taken_back')
	}
}
