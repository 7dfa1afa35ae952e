import { error, redirect } from '@sveltejs/kit'
import * as agendas from '$lib/agendas/read.server'
import { settleLive } from '$lib/live/advance'
import { viewLive } from '$lib/live/live-view'
import * as live from '$lib/live/read.server'
import { liveSource } from '$lib/live/source.server'
import { sayStep } from '$lib/live/step-words'
import * as pulse from '$lib/pulse/read.server'
import { answerLive } from '$lib/server/answer-live'
import { closingActions } from '$lib/server/closing'
import { committing } from '$lib/server/live-committing'
import { steering } from '$lib/server/live-steering'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const me = await requireMe(event)
	const id = parseId(event.params.session)
	const { db } = event.locals
	const state = await live.read(db, id)
	if (!state) error(404, missing)
	const { cancelled, at, endsAt } = 'live' in state ? state.live : state.waiting
	const over = 'live' in state ? state.live.clock.endedAt !== null : at >= endsAt
	if (cancelled || over) redirect(303, `/sessions/${id}`)
	// A page without scripts is a phone that is there, too.
	liveSource().seen(id, me.id)
	const begun = 'live' in state
	const [agenda, answered] = await Promise.all([
		begun ? [] : agendas.readForSession(db, id),
		begun && pulse.readMine(db, id)
	])
	const asked = event.url.searchParams
	return {
		...viewLive(state, { ...me.profile, now: new Date(at) }),
		state,
		said: 'live' in state ? sayStep(settleLive(state.live, at), me.id) : null,
		agenda: agenda ?? [],
		answered,
		ids: {
			commitment: crypto.randomUUID(),
			takeaway: crypto.randomUUID(),
			note: crypto.randomUUID(),
			parked: crypto.randomUUID()
		},
		sheet: asked.get('sheet'),
		// Without scripts the page is loaded anew by itself, unless somebody writes.
		still: asked.has('still') || asked.has('sheet') || event.request.method === 'POST'
	}
}

export const actions = { ...steering, ...committing, ...closingActions(answerLive) }
