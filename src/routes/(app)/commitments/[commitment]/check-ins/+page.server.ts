import { error, fail, redirect } from '@sveltejs/kit'
import { describeDetail } from '$lib/commitments/detail'
import { read } from '$lib/commitments/read.server'
import { refusalIssues } from '$lib/commitments/refusals'
import { checkInSchema, takeBackCheckInSchema } from '$lib/commitments/schema'
import * as checkIns from '$lib/commitments/write-check-ins.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { id, ...profile, now: new Date() }
	const found = await read(event.locals.db, parseId(event.params.commitment), viewer.now)
	if (!found) error(404, missing)
	const { answer, ...shown } = describeDetail(found, [], viewer, crypto.randomUUID())
	return { commitment: shown.commitment, checkIns: shown.checkIns, next: answer?.next }
}

export const actions = {
	add: async (event) => {
		const { id } = await requireMe(event)
		const commitmentId = parseId(event.params.commitment)
		const form = await parseForm(event.request, checkInSchema)
		if (!form.ok) return fail(400, { checkIn: form.refused })
		const result = await checkIns.checkIn(event.locals.db, id, { ...form.data, commitmentId })
		if (!result.ok) {
			const issues = { words: refusalIssues('ended_already').ending ?? '' }
			return fail(409, { checkIn: { issues, values: form.values } })
		}
		redirect(303, `/commitments/${commitmentId}?done=checked_in&of=${form.data.id}`)
	},
	takeBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, takeBackCheckInSchema)
		if (!form.ok) return fail(400, { checkIn: form.refused })
		await checkIns.takeBackCheckIn(event.locals.db, form.data.id)
		redirect(303, `/commitments/${parseId(event.params.commitment)}`)
	}
}
