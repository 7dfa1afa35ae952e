import { error, fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { describeDetail } from '$lib/commitments/detail'
import { describeDone } from '$lib/commitments/done'
import { listRelatives, read } from '$lib/commitments/read.server'
import { refusalIssues } from '$lib/commitments/refusals'
import { answerSchema, checkInSchema, takeBackCheckInSchema } from '$lib/commitments/schema'
import * as commitments from '$lib/commitments/write.server'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

const nothing = 'There is nothing here, or it is not yours to see.'
function idOf({ params }: { params: { commitment: string } }): string {
	const id = z.uuid().safeParse(params.commitment)
	return id.success ? id.data : error(404, nothing)
}

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const { db } = event.locals
	const viewer = { id, ...profile, now: new Date() }
	const found = await read(db, idOf(event), viewer.now)
	if (!found) error(404, nothing)
	const relatives = await listRelatives(db, found.commitment)
	const asked = event.url.searchParams
	const checkIn = found.checkIns.find(({ id }) => id === asked.get('of'))?.id
	return {
		...describeDetail(found, relatives, viewer, crypto.randomUUID()),
		nextCheckIn: crypto.randomUUID(),
		checkedIn: asked.get('done') === 'checked_in' ? (checkIn ?? null) : null,
		done: describeDone(asked.get('done'), found.commitment, viewer)
	}
}

export const actions = {
	answer: async (event) => {
		await requireMe(event)
		const id = idOf(event)
		const form = await parseForm(event.request, answerSchema)
		if (!form.ok) return fail(400, form.refused)
		const { data } = form
		const result =
			data.ending === 'renegotiated'
				? await commitments.renegotiate(event.locals.db, id, data)
				: await commitments.end(event.locals.db, id, data.ending, data.with)
		if (result.ok) redirect(303, `/commitments?done=${data.ending}&of=${id}`)
		if (result.reason === 'not_found') error(404, nothing)
		return fail(409, { issues: refusalIssues(result.reason), values: form.values })
	},
	reopen: async (event) => {
		await requireMe(event)
		const result = await commitments.reopen(event.locals.db, idOf(event))
		if (!result.ok && result.reason === 'not_found') error(404, nothing)
		// What was built on its successor stays: then there is nothing to undo, and the page shows how it stands.
		redirect(303, result.ok ? `/commitments?done=open&of=${idOf(event)}` : `/commitments/${idOf(event)}`)
	},
	takeBack: async (event) => {
		await requireMe(event)
		await commitments.takeBack(event.locals.db, idOf(event))
		redirect(303, '/commitments?done=taken_back')
	},
	checkIn: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, checkInSchema)
		if (!form.ok) return fail(400, { checkIn: form.refused })
		const result = await commitments.checkIn(event.locals.db, id, { ...form.data, commitmentId: idOf(event) })
		if (!result.ok)
			return fail(409, {
				checkIn: { issues: { words: refusalIssues('ended_already').ending }, values: form.data }
			})
		redirect(303, `/commitments/${event.params.commitment}?done=checked_in&of=${form.data.id}`)
	},
	takeBackCheckIn: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, takeBackCheckInSchema)
		if (!form.ok) return fail(400, form.refused)
		await commitments.takeBackCheckIn(event.locals.db, form.data.id)
		redirect(303, `/commitments/${idOf(event)}`)
	}
}
