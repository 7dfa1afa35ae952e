import { error, fail, redirect } from '@sveltejs/kit'
import * as people from '$lib/members/read.server'
import { describeRole } from '$lib/members/role-words'
import * as members from '$lib/members/write.server'
import type { Db } from '$lib/server/database'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { Result } from '$lib/server/result'
import type { RequestEvent } from './$types'

type Those = { personId: string; id: string }
type Change = (db: Db, circle: string, person: string) => Promise<Result<'last_organiser' | 'not_found'>>

export const load = async (event) => {
	const { id, circles } = await requireMe(event)
	const circleId = parseId(event.params.circle)
	// Nothing is changed in a closed one.
	if (!circles.some((circle) => circle.id === circleId)) error(404, missing)
	const found = await people.read(event.locals.db, circleId, id)
	const person = found?.members.find((member) => member.id === event.params.person)
	if (!found || found.me.role !== 'organiser' || !person) error(404, missing)
	return {
		circle: { id: circleId, name: found.circleName },
		person: { name: person.name, title: person.title, facts: describeRole(person, id) },
		isOrganiser: person.role === 'organiser',
		isMe: person.id === id,
		amLastOrganiser: found.amLastOrganiser,
		waiting: found.waiting.length > 0
	}
}

/** Does one change; the answer is where to go then, or the refusal, or the 404 of what is not there. */
async function change(event: RequestEvent, by: Change, to: (those: Those) => string) {
	const { id } = await requireMe(event)
	const [circleId, personId] = [parseId(event.params.circle), parseId(event.params.person)]
	const changed = await by(event.locals.db, circleId, personId)
	if (changed.ok) redirect(303, `/circles/${circleId}${to({ personId, id })}`)
	if (changed.reason === 'not_found') error(404, missing)
	return fail(409, { trouble: 'You are the only organiser. Name another first.' })
}

const roleTo =
	(role: 'member' | 'organiser'): Change =>
	(db, circleId, personId) =>
		members.setRole(db, circleId, personId, role)
const toRow = (done: string, { personId }: Those) => `/members?done=${done}&of=${personId}`

export const actions = {
	promote: (event) => change(event, roleTo('organiser'), (those) => toRow('promoted', those)),
	demote: (event) =>
		change(event, roleTo('member'), (those) =>
			those.personId === those.id ? '?done=stepped' : toRow('demoted', those)
		),
	handOver: (event) => change(event, members.handOver, () => '?done=stepped'),
	remove: (event) => change(event, members.remove, () => '/members?done=removed')
}
