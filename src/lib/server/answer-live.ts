import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { read } from '$lib/live/read.server'
import { changed } from '$lib/live/source.server'
import type { LiveState } from '$lib/live/live'
import { missing, parseId } from './params'

/** What a page with scripts takes from an action: how the session stands now, and an id for the next row. */
export interface LiveAnswer {
	state: LiveState
	newId: string
}

/**
 * Ends every action of a session's live page: pushes to all phones, and answers how things stand. Without scripts it
 * leads back to the page, so that loading it again posts nothing again. One round trip.
 * @throws the redirect, or the 404 of missing things when the session is not the asker's to see any more.
 */
export async function answerLive(
	{ request, params, locals }: RequestEvent,
	closed?: { of: string }
): Promise<LiveAnswer> {
	const id = parseId(params.session)
	// An answer to the pulse changes nothing that is shared: a push would tell everybody the moment it was given.
	if (closed?.of !== 'pulse') changed(id)
	if (!request.headers.has('x-sveltekit-action')) redirect(303, `/sessions/${id}/live`)
	const state = await read(locals.db, id)
	if (!state) error(404, missing)
	return { state, newId: crypto.randomUUID() }
}
