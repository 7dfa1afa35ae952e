import { error, redirect } from '@sveltejs/kit'
import { dateWords } from '$lib/schedule/date-words'
import { comingOf, turnOfTheYear } from '$lib/schedule/plan-following'
import { seasonOf } from '$lib/server/change-schedule'
import { parseForm } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { viewDates } from '$lib/sessions/dates-view'
import { changeSchema, undoSchema } from '$lib/sessions/schema'
import { undo } from '$lib/sessions/write-change.server'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const season = await seasonOf(event, me, now)
	const organiser = season.amOrganiser && !season.closed
	const pause = organiser ? turnOfTheYear(season.sessions, now) : null
	const inWords = (date: string) => dateWords(date, 'monthDay', me.profile.locale)
	return {
		circle: { id: season.id, name: season.name },
		organiser,
		view: viewDates(season, { ...me.profile, now }),
		coming: comingOf(season.sessions, now).length,
		pause: pause && { ...pause, words: `${inWords(pause.from)} to ${inWords(pause.until)}` },
		done: event.url.searchParams.get('done'),
		change: changeSchema.parse(event.url.searchParams.get('change'))
	}
}

export const actions = {
	undo: async (event) => {
		await requireMe(event)
		const circle = parseId(event.params.circle)
		const form = await parseForm(event.request, undoSchema)
		if (!form.ok) error(404, missing)
		const { change, session } = form.data
		const result = await undo(event.locals.db, change)
		if (!result.ok) unlessMissing(result.reason)
		const back = session ? `/sessions/${session}` : `/circles/${circle}/sessions`
		redirect(303, `${back}?done=${result.ok ? 'undone' : 'kept'}`)
	}
}
