import { fail, redirect } from '@sveltejs/kit'
import { dueValue, offerCircles, offerDates } from '$lib/commitments/choices'
import { listCircles } from '$lib/commitments/read.server'
import { refusalIssues } from '$lib/commitments/refusals'
import { logSchema } from '$lib/commitments/schema'
import * as commitments from '$lib/commitments/write.server'
import { promptBySlug } from '$lib/prompts/library'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { id, ...profile, now: new Date() }
	const circles = offerCircles(await listCircles(event.locals.db, viewer.now), viewer)
	const asked = event.url.searchParams
	// The one that was asked for, else the one that meets next: they come in that order.
	const circle = circles.find(({ id }) => id === asked.get('circle')) ?? circles[0]
	const session = asked.get('session')
	const prompt = promptBySlug(asked.get('prompt') ?? '')
	return {
		id: crypto.randomUUID(),
		choices: circles,
		dates: offerDates(viewer),
		until: circle ? dueValue(circle, circle.sessions[0]?.id) : '',
		session: circle && session ? `${circle.id}/${session}` : undefined,
		// The form begins the sentence, the prompt goes on.
		starter: prompt?.starter.replace(/^By next session I will /, '')
	}
}

export const actions = {
	default: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, logSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await commitments.log(event.locals.db, id, form.data)
		if (!result.ok) return fail(409, { issues: refusalIssues(result.reason), values: form.values })
		redirect(303, `/commitments?done=logged&of=${form.data.id}`)
	}
}
