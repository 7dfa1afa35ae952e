import { error, fail } from '@sveltejs/kit'
import { z } from 'zod'
import * as commitments from '$lib/commitments/read.server'
import { describeCommitment } from '$lib/commitments/describe'
import { earlierOf } from '$lib/commitments/history'
import * as invitations from '$lib/invitations/read.server'
import { parseForm } from '$lib/server/form'
import { missing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { saidBy } from '$lib/server/said'
import { listNear } from '$lib/sessions/read-next.server'
import { answerSchema } from '$lib/sessions/schema'
import { viewStart } from '$lib/sessions/start-view'
import * as sessions from '$lib/sessions/write.server'

export const load = async (event) => {
	const { id, profile, circles } = await requireMe(event)
	const now = new Date()
	const viewer = { id, zone: profile.zone, locale: profile.locale, now }
	const [near, mine, places] = await Promise.all([
		circles.length > 0 ? listNear(event.locals.db, id, now) : [],
		commitments.listMine(event.locals.db, id),
		// Who has circles finds their places in line with them; so this page never asks more than twice.
		circles.length > 0 ? null : invitations.readMyPlaces(event.locals.db)
	])
	return {
		...viewStart(near, viewer),
		waiting: places?.waiting ?? [],
		seats: places?.seats.map(({ circleId, name }) => ({ circleId, name })) ?? [],
		commitments: mine
			.filter(({ status }) => status === 'open')
			.map((item) => ({
				circle: item.circle?.name ?? null,
				...describeCommitment(item, viewer, earlierOf(item, mine).length)
			}))
	}
}

const changed = 'That session changed meanwhile. What you see now is true.'
const schema = answerSchema.extend({ session: z.uuid() })

export const actions = {
	answer: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, schema)
		if (!form.ok) return fail(400, { trouble: 'Say yes, maybe or no.' })
		const result = await sessions.answer(
			event.locals.db,
			form.data.session,
			form.data.answer,
			saidBy(event.request)
		)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok) return fail(409, { trouble: changed, issues: { form: changed } })
		return { trouble: null }
	}
}
