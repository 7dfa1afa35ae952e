import { error, fail, redirect } from '@sveltejs/kit'
import { readSeason } from '$lib/circles/read-season.server'
import { viewSeason } from '$lib/circles/season-view'
import { personSchema } from '$lib/circles/schema'
import * as members from '$lib/members/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id: me, profile } = await requireMe(event)
	const id = parseId(event.params.circle)
	const season = await readSeason(event.locals.db, id, me)
	if (!season?.amOrganiser || season.closedAt) error(404, missing)
	return {
		circle: { id, name: season.name },
		end: viewSeason(season.sessions, { ...profile, now: new Date() }),
		stopping: (season.wishes.stopping ?? []).map((person) => ({ ...person, isMe: person.id === me })),
		members: season.members,
		done: event.url.searchParams.get('done')
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const form = await parseForm(event.request, personSchema)
		if (!form.ok) return fail(400, { trouble: 'Nobody was named.' })
		const gone = await members.remove(event.locals.db, id, form.data.person)
		// Whoever left by themselves meanwhile is gone, which is what was asked for.
		if (!gone.ok && gone.reason !== 'not_found') return fail(409, { trouble: 'A circle needs an organiser.' })
		redirect(303, `/circles/${id}/season/reseed?done=gone`)
	}
}
