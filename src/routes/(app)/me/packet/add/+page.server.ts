import { fail, redirect } from '@sveltejs/kit'
import { describeDay } from '$lib/commitments/due'
import { listPickable } from '$lib/packets/read-choices.server'
import { refusalWords } from '$lib/packets/refusals'
import { pickSchema } from '$lib/packets/schema'
import { sectionOptions } from '$lib/packets/section'
import { addCommitments } from '$lib/packets/write.server'
import { parseForm, refused } from '$lib/server/form'
import { unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { ...profile, now: new Date() }
	const commitments = await listPickable(event.locals.db, id)
	return {
		sections: sectionOptions,
		commitments: commitments.map(({ endedAt, ...each }) => ({ ...each, on: describeDay(endedAt, viewer) }))
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, pickSchema)
		if (!form.ok) return fail(400, form.refused)
		const { section, commitments } = form.data
		const result = await addCommitments(event.locals.db, section, commitments)
		if (!result.ok)
			return fail(409, refused({ commitments: refusalWords[unlessMissing(result.reason)] }, form.values))
		redirect(303, '/me/packet?done=added')
	}
}
