import { fail, redirect } from '@sveltejs/kit'
import { beginLog } from '$lib/commitments/begin-log'
import { offerCircles, offerDates } from '$lib/commitments/choices'
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
	const prompt = promptBySlug(asked.get('prompt') ?? '')
	return {
		id: crypto.randomUUID(),
		choices: circles,
		dates: offerDates(viewer),
		...beginLog(circles, { circle: asked.get('circle'), session: asked.get('session') }),
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
