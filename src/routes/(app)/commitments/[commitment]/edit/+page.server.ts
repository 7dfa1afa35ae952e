import { error, fail, redirect } from '@sveltejs/kit'
import { dueValue, offerCircles, offerDates } from '$lib/commitments/choices'
import { listCircles, read } from '$lib/commitments/read.server'
import { refusalIssues } from '$lib/commitments/refusals'
import { editSchema } from '$lib/commitments/schema'
import * as commitments from '$lib/commitments/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const { db } = event.locals
	const viewer = { id, ...profile, now: new Date() }
	const [found, circles] = await Promise.all([
		read(db, parseId(event.params.commitment), viewer.now),
		listCircles(db, viewer.now)
	])
	const [circle] = offerCircles(
		circles.filter(({ id }) => id === found?.commitment.circle?.id),
		viewer
	)
	if (found?.commitment.owner?.id !== id || !circle) error(404, missing)
	const { commitment } = found
	// What was just posted and refused is shown with its words; only coming here is in vain.
	if (commitment.status !== 'open' && event.request.method === 'GET')
		redirect(303, `/commitments/${commitment.id}`)
	return {
		id: commitment.id,
		circle,
		dates: offerDates(viewer),
		until: dueValue(circle, commitment.dueSession?.id),
		values: {
			words: commitment.words,
			outcome: commitment.outcome ?? '',
			reason: commitment.reason ?? '',
			support: commitment.support ?? '',
			on: commitment.dueOn,
			witness: commitment.witness?.id ?? '',
			...(commitment.private && { private: 'on' })
		}
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const commitment = parseId(event.params.commitment)
		const form = await parseForm(event.request, editSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await commitments.edit(event.locals.db, commitment, form.data)
		if (!result.ok) return fail(409, { issues: refusalIssues(result.reason), values: form.values })
		redirect(303, `/commitments/${commitment}?done=edited`)
	}
}
