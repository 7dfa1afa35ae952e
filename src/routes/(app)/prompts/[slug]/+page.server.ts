import { error, fail, redirect } from '@sveltejs/kit'
import { offerCircles } from '$lib/commitments/choices'
import { listCircles } from '$lib/commitments/read.server'
import { viewAppearances } from '$lib/prompts/appearance-view'
import { describePrompt } from '$lib/prompts/entry'
import { promptBySlug } from '$lib/prompts/library'
import { readAppearances } from '$lib/prompts/read-appearances.server'
import { pickSchema } from '$lib/prompts/schema'
import { parseForm } from '$lib/server/form'
import { missing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import * as topics from '$lib/topics/write.server'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const prompt = promptBySlug(event.params.slug)
	if (!prompt) error(404, missing)
	const viewer = { id, ...profile, now: new Date() }
	const [mine, appearances] = await Promise.all([
		listCircles(event.locals.db, viewer.now),
		readAppearances(event.locals.db, prompt.slug, viewer.now)
	])
	const circles = offerCircles(mine, viewer)
	const sessions = circles.flatMap(({ name, sessions }) =>
		sessions.map((session) => ({ id: session.id, label: `${name}, ${session.label}` }))
	)
	const asked = event.url.searchParams.get('session')
	return {
		prompt: describePrompt(prompt),
		appearances: viewAppearances(appearances, viewer),
		sessions,
		session: sessions.find(({ id }) => id === asked) ?? sessions[0] ?? null,
		back: asked !== null && sessions.some(({ id }) => id === asked) ? asked : null
	}
}

export const actions = {
	pick: async (event) => {
		await requireMe(event)
		const prompt = promptBySlug(event.params.slug)
		if (!prompt) error(404, missing)
		const form = await parseForm(event.request, pickSchema)
		if (!form.ok) return fail(400, form.refused)
		const { session } = form.data
		const topic = { id: crypto.randomUUID(), slug: prompt.slug }
		const result = await topics.bring(event.locals.db, { sessionId: session }, topic)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok && result.reason === 'session_over') {
			const issues = { session: 'This session takes no more topics: it is over or cancelled.' }
			return fail(409, { issues, values: form.values })
		}
		// A prompt stands once in a queue, so sending twice, or after somebody else, leads to the same place.
		redirect(303, `/sessions/${session}/topics${result.ok ? `?done=${topic.id}` : ''}`)
	}
}
