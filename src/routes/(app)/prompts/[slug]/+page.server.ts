import { error } from '@sveltejs/kit'
import { offerCircles } from '$lib/commitments/choices'
import { listCircles } from '$lib/commitments/read.server'
import { viewAppearances } from '$lib/prompts/appearance-view'
import { describePrompt } from '$lib/prompts/entry'
import { promptBySlug } from '$lib/prompts/library'
import { readAppearances } from '$lib/prompts/read-appearances.server'
import { missing } from '$lib/server/params'
import { pickPrompt } from '$lib/server/pick-prompt'
import { requireMe } from '$lib/server/require-me'

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
		return pickPrompt(event, { slug: prompt.slug })
	}
}
