import { fail, type RequestEvent } from '@sveltejs/kit'
import { refusalIssues, reopenRefusals } from '$lib/commitments/refusals'
import { cameSchema, logSchema, ownSchema, reviewSchema } from '$lib/commitments/schema'
import { sayWhatCame } from '$lib/commitments/write-review.server'
import * as commitments from '$lib/commitments/write.server'
import { decline } from '$lib/live/write.server'
import { answerLive } from './answer-live'
import { parseForm, refused } from './form'
import { parseId, unlessMissing } from './params'
import { requireMe } from './require-me'
import { saidBy } from './said'

const noOtherDate = 'There is no other date for it yet. Renegotiate it on its own page.'
const answeredElsewhere = { form: 'It was answered meanwhile, perhaps on another device.' }

/** "Nothing this time", or something after all. */
const sayNothing = (nothing: boolean) => async (event: RequestEvent) => {
	await requireMe(event)
	const result = await decline(event.locals.db, parseId(event.params.session), nothing)
	if (!result.ok) {
		unlessMissing(result.reason)
		return fail(409, refused({ form: 'This session is over. Your commitments are on their own page.' }))
	}
	return answerLive(event)
}

/** What a member does about commitments, their own alone, on the live page: in the review and in the commitments step. */
export const committing = {
	log: async (event: RequestEvent) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, logSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await commitments.log(event.locals.db, id, form.data)
		if (!result.ok) return fail(409, refused(refusalIssues(result.reason), form.values))
		return answerLive(event)
	},
	takeBack: async (event: RequestEvent) => {
		await requireMe(event)
		const form = await parseForm(event.request, ownSchema)
		if (!form.ok) return fail(400, form.refused)
		await commitments.takeBack(event.locals.db, form.data.commitment)
		return answerLive(event)
	},
	end: async (event: RequestEvent) => {
		await requireMe(event)
		const form = await parseForm(event.request, reviewSchema)
		if (!form.ok) return fail(400, form.refused)
		const { commitment, ending } = form.data
		const result =
			ending === 'renegotiated'
				? await commitments.renegotiate(event.locals.db, commitment, {
						// Sent again it is answered already, so its successor needs no id from the device.
						next: crypto.randomUUID(),
						words: form.data.words,
						due: form.data.due
					})
				: await commitments.end(event.locals.db, commitment, ending, saidBy(event.request))
		if (result.ok) return answerLive(event)
		const reason = unlessMissing(result.reason)
		if (reason === 'ended_already') return fail(409, refused(answeredElsewhere, form.values))
		const dateless = reason === 'session_gone' || reason === 'nothing_changed'
		const why = dateless ? noOtherDate : refusalIssues(reason).words
		return fail(409, refused({ form: why ?? noOtherDate }, form.values))
	},
	reopen: async (event: RequestEvent) => {
		await requireMe(event)
		const form = await parseForm(event.request, ownSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await commitments.reopen(event.locals.db, form.data.commitment)
		if (result.ok) return answerLive(event)
		return fail(409, refused({ form: reopenRefusals[unlessMissing(result.reason)] }, form.values))
	},
	came: async (event: RequestEvent) => {
		await requireMe(event)
		const form = await parseForm(event.request, cameSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await sayWhatCame(event.locals.db, form.data.commitment, form.data.with)
		if (result.ok) return answerLive(event)
		unlessMissing(result.reason)
		return fail(409, refused(answeredElsewhere, form.values))
	},
	nothing: sayNothing(true),
	something: sayNothing(false)
}
