import { fail } from '@sveltejs/kit'
import { z } from 'zod'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'
import { shareWords } from '$lib/offline/shared'
import { listNear } from '$lib/sessions/read-next.server'
import { firstOfEach } from '$lib/sessions/first-of-each'
import { describeWhen } from '$lib/sessions/when'

const part = z.string().max(10_000, 'It is longer than anything here takes.').optional()
const schema = z.object({ title: part, text: part, url: part })

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const nexts = firstOfEach(await listNear(event.locals.db, id, now), now)
	return {
		sessions: nexts.map(({ id, circle, ...session }) => ({
			id,
			circle: circle.name,
			day: describeWhen(session, { ...profile, circleZone: session.zone, now }).day
		}))
	}
}

export const actions = {
	/** For a browser whose service worker does not take it first. */
	default: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, schema)
		if (!form.ok) return fail(400, form.refused)
		return { words: shareWords(form.data) }
	}
}
