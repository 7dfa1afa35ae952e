import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { closingActions, type Closed } from '$lib/server/closing'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { describeWhen } from '$lib/sessions/when'
import { describeClosing } from '$lib/takeaways/closing-view'
import { read } from '$lib/takeaways/read.server'

const told: Record<string, string> = {
	note: 'Kept, under no name.',
	park: 'Parked for the next session.',
	takeaway: 'Everybody in the circle sees it.',
	pulse: 'Counted, with no name.'
}

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const closing = await read(event.locals.db, parseId(event.params.session), id)
	if (!closing) error(404, missing)
	const now = new Date()
	const { day } = describeWhen(closing, { ...profile, circleZone: closing.zone, now })
	const done = event.url.searchParams.get('done') ?? ''
	return {
		closing,
		...describeClosing(closing, { ...profile, now }),
		day,
		newId: crypto.randomUUID(),
		done: Object.hasOwn(told, done) ? told[done] : null
	}
}

/** With scripts the page stays where it is; without, or when nothing can be put back, the address says what was done. */
async function answer({ request, params }: RequestEvent, closed: Closed): Promise<Closed> {
	if (closed.removed || request.headers.has('x-sveltekit-action')) return closed
	redirect(303, `/sessions/${parseId(params.session)}/close?done=${closed.of}`)
}

export const actions = closingActions(answer)
