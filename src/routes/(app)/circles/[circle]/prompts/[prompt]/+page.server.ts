import { error, redirect } from '@sveltejs/kit'
import { offerCircles } from '$lib/commitments/choices'
import { listCircles } from '$lib/commitments/read.server'
import { viewAppearances } from '$lib/prompts/appearance-view'
import { viewOwn } from '$lib/prompts/own-prompt-view'
import { readOwn } from '$lib/prompts/read-appearances.server'
import { remove } from '$lib/prompts/write.server'
import { missing, parseId } from '$lib/server/params'
import { pickPrompt } from '$lib/server/pick-prompt'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile, circles } = await requireMe(event)
	const viewer = { id, ...profile, now: new Date() }
	const [page, mine] = await Promise.all([
		readOwn(event.locals.db, parseId(event.params.prompt), viewer.now),
		listCircles(event.locals.db, viewer.now)
	])
	if (page?.prompt.circleId !== event.params.circle) error(404, missing)
	const { prompt, closed } = page
	const organises = circles.some((circle) => circle.id === prompt.circleId && circle.role === 'organiser')
	const sessions = offerCircles(mine, viewer).find((circle) => circle.id === prompt.circleId)?.sessions ?? []
	return {
		prompt: viewOwn(prompt),
		mayEdit: !closed && (prompt.maker?.id === id || organises),
		appearances: viewAppearances(page.appearances, viewer),
		sessions: closed ? [] : sessions,
		asked: event.url.searchParams.get('session'),
		done: event.url.searchParams.get('done')
	}
}

export const actions = {
	pick: async (event) => {
		await requireMe(event)
		const found = await readOwn(event.locals.db, parseId(event.params.prompt), new Date())
		if (!found) error(404, missing)
		const { id: circlePromptId, question: words, lens } = found.prompt
		return pickPrompt(event, { words, lens, circlePromptId })
	},
	remove: async (event) => {
		await requireMe(event)
		const [circle, prompt] = [parseId(event.params.circle), parseId(event.params.prompt)]
		if (!(await remove(event.locals.db, prompt, true))) error(404, missing)
		redirect(303, `/circles/${circle}/prompts?done=removed&of=${prompt}`)
	}
}
