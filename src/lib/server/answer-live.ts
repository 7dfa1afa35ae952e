import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { read } from '$lib/live/read.server'
import { changed } from '$lib/live/source.server'
import type { LiveState } from '$lib/live/live'
import { isOf } from '$lib/live/live-source'
import { missing, parseId } from './params'
import { requireMe } from './require-me'

/** What a page with scripts takes from an action: how the session stands now. */
export interface LiveAnswer {
	state: LiveState
}

/**
 * Ends every action of a session's live page: pushes to all phones, and answers how things stand. Without scripts it
 * leads back to the page, so that loading it again posts nothing again. What is pushed is read once, and answered too.
 * @throws the redirect, or the 404 of missing things when the session is not the asker's to see any more.
 */
export async function answerLive(event: RequestEvent, closed?: { of: string }): Promise<LiveAnswer> {
	const id = parseId(event.params.session)
	// An answer to the pulse changes nothing that is shared: a push would tell everybody the moment it was given.
	const told = closed?.of === 'pulse' ? null : changed(id)
	if (!event.request.headers.has('x-sveltekit-action')) redirect(303, `/sessions/${id}/live`)
	const me = await requireMe(event)
	const pushed = await told
	const state = pushed && isOf(pushed, me.id) ? pushed : await read(event.locals.db, id)
	if (!state) error(404, missing)
	return { state }
}
