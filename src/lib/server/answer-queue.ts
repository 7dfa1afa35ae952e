import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { queueRefusals } from '$lib/topics/refusals'
import { destinationOf } from './destination'
import { refused } from './form'

type Answer = { ok: true } | { ok: false; reason: keyof typeof queueRefusals }

/**
 * Ends an action of a queue. With scripts the page that posted stays where it is; without, the browser is led back to it.
 * @param to the page that it was posted from, if it said so
 */
export function answerQueue(
	{ request }: Pick<RequestEvent, 'request'>,
	answer: Answer,
	to: string | undefined
) {
	if (!answer.ok) return fail(409, refused({ form: queueRefusals[answer.reason] }))
	if (!request.headers.has('x-sveltekit-action')) redirect(303, destinationOf(to))
}
