import { fail, redirect } from '@sveltejs/kit'
import { defaultCharter } from '$lib/circles/charter'
import { newCircleSchema } from '$lib/circles/schema'
import * as circles from '$lib/circles/write.server'
import { nextLikelyStart } from '$lib/schedule/likely-start'
import { hasNoObjections, scheduleOf } from '$lib/schedule/schema'
import { toWall, zoneNames } from '$lib/schedule/zone'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const now = new Date()
	return {
		id: crypto.randomUUID(),
		charter: defaultCharter,
		zones: zoneNames,
		today: toWall(now, profile.zone).date,
		first: {
			startsOn: nextLikelyStart(now, profile.zone),
			time: '16:00',
			zone: profile.zone,
			everyWeeks: 2,
			durationMinutes: 60,
			sessionCount: 8
		}
	}
}

export const actions = {
	default: async (event) => {
		const { profile } = await requireMe(event)
		const schema = newCircleSchema.superRefine(hasNoObjections({ now: new Date(), locale: profile.locale }))
		const form = await parseForm(event.request, schema)
		if (!form.ok) return fail(400, form.refused)
		const made = await circles.create(event.locals.db, form.data, scheduleOf(form.data))
		if (made.ok) redirect(303, `/circles/${form.data.id}/invite?done=formed`)
		const issues: Record<string, string> = {
			form: 'Twenty circles in a day are enough. The next one is possible tomorrow.'
		}
		return fail(429, { issues, values: form.values })
	}
}
