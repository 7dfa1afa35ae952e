import { error, redirect } from '@sveltejs/kit'
import { readOfCircle } from '$lib/agendas/read.server'
import { doneSchema, removeSchema } from '$lib/agendas/schema'
import { templates } from '$lib/agendas/templates'
import { viewSteps } from '$lib/agendas/view-steps'
import { remove } from '$lib/agendas/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { describeWhen } from '$lib/sessions/when'
import type { RequestEvent } from './$types'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const found = await readOfCircle(event.locals.db, parseId(event.params.circle), id, now)
	if (!found) error(404, missing)
	const { circle, own, next } = found
	const of = removeSchema.safeParse({ agenda: event.url.searchParams.get('of') })
	return {
		circle,
		own: own.map((agenda) => ({ ...agenda, steps: viewSteps(agenda.steps) })),
		templates: templates.map((template) => ({ ...template, steps: viewSteps(template.steps) })),
		next: next && {
			id: next.id,
			day: describeWhen(next, { ...profile, circleZone: next.zone, now }).day
		},
		done: doneSchema.parse(event.url.searchParams.get('done')),
		of: of.success ? of.data.agenda : null
	}
}

const put = (removed: boolean) => async (event: RequestEvent) => {
	await requireMe(event)
	const circle = parseId(event.params.circle)
	const form = await parseForm(event.request, removeSchema)
	if (!form.ok) error(404, missing)
	const { agenda } = form.data
	const result = await remove(event.locals.db, agenda, removed)
	if (!result.ok) error(404, unlessMissing(result.reason))
	redirect(303, `/circles/${circle}/agendas?done=${removed ? `removed&of=${agenda}` : 'back'}`)
}

export const actions = { remove: put(true), putBack: put(false) }
