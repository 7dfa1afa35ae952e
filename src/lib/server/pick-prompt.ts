import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { pickSchema } from '$lib/prompts/schema'
import * as topics from '$lib/topics/write.server'
import { parseForm } from './form'
import { missing } from './params'
import { saidBy } from './said'

/**
 * Ends an action that puts a prompt, the library's or a circle's own, in the queue of the session that its form picks,
 * and leads there. Sent again by the outbox it is the same topic. A prompt stands once in a queue, so sending twice,
 * or after somebody else, leads to the same place.
 */
export async function pickPrompt(
	{ locals, request }: RequestEvent,
	contents: { slug: string } | { words: string; lens: string | null; circlePromptId: string }
) {
	const form = await parseForm(request, pickSchema)
	if (!form.ok) return fail(400, form.refused)
	const { session } = form.data
	const topic = { id: saidBy(request).id, ...contents }
	const result = await topics.bring(locals.db, { sessionId: session }, topic)
	if (!result.ok && result.reason === 'not_found') error(404, missing)
	if (!result.ok && result.reason === 'session_over') {
		const issues = { session: 'This session takes no more topics: it is over or cancelled.' }
		return fail(409, { issues, values: form.values })
	}
	redirect(303, `/sessions/${session}/topics${result.ok ? `?done=${topic.id}` : ''}`)
}
