import { error, redirect } from '@sveltejs/kit'
import { planChange } from '$lib/schedule/plan-change'
import { changeActions, seasonOf, sessionToChange } from '$lib/server/change-schedule'
import { missing, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { previewPlan } from '$lib/sessions/change-preview'
import { mayChange } from '$lib/sessions/read-season.server'
import { cancelSchema } from '$lib/sessions/schema'
import { describeWhen } from '$lib/sessions/when'
import { change } from '$lib/sessions/write-change.server'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const { season, session } = await sessionToChange(event, me, now)
	const viewer = { ...me.profile, id: me.id, now }
	const preview = (kind: 'cancel' | 'skip') => {
		const planning = planChange(season, { kind, id: session.id }, now)
		return planning.ok ? previewPlan(season, planning.plan, viewer) : null
	}
	const skip = season.amOrganiser && !session.added ? preview('skip') : null
	return {
		id: session.id,
		circle: season.name,
		when: describeWhen(session, { ...viewer, circleZone: session.zone }),
		change: crypto.randomUUID(),
		seen: `${session.id}:${session.sequence}`,
		sends: preview('cancel')?.sends ?? '',
		/** The date that the season gets at its end when this one is left out. */
		instead: skip?.rows.find(({ mark }) => mark === 'new')?.is ?? null
	}
}

const { save } = changeActions({
	schema: cancelSchema,
	field: 'note',
	noted: true,
	intend: ({ how }, { session }) => session && { kind: how, id: session.id, newId: crypto.randomUUID() },
	done: ({ session }) => `/sessions/${session?.id}?done=cancelled`
})

export const actions = {
	cancel: save,
	restore: async (event) => {
		const me = await requireMe(event)
		const now = new Date()
		const season = await seasonOf(event, me, now)
		const id = event.params.session
		if (!mayChange(season, id)) error(404, missing)
		const planning = planChange(season, { kind: 'restore', id }, now)
		if (!planning.ok) redirect(303, `/sessions/${id}`)
		const what = { id: crypto.randomUUID(), circleId: season.id, note: null }
		const result = await change(event.locals.db, what, planning.plan)
		if (!result.ok) unlessMissing(result.reason)
		redirect(303, `/sessions/${id}${result.ok ? `?done=restored&change=${what.id}` : ''}`)
	}
}
