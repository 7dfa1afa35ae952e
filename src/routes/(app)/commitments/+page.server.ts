import { z } from 'zod'
import { describeDone } from '$lib/commitments/done'
import { groupCommitments } from '$lib/commitments/group'
import { listMine } from '$lib/commitments/read.server'
import { requireMe } from '$lib/server/require-me'

const uuid = z.uuid().optional().catch(undefined)

export const load = async (event) => {
	const { id, profile, circles } = await requireMe(event)
	const all = await listMine(event.locals.db, id)
	const viewer = { id, ...profile, now: new Date() }
	const asked = event.url.searchParams
	const circle = circles.find(({ id }) => id === uuid.parse(asked.get('circle') ?? undefined))
	const done = describeDone(
		asked.get('done'),
		all.find(({ id }) => id === asked.get('of')),
		viewer
	)
	const groups = groupCommitments(all, viewer, circle?.id)
	return { ...groups, circle: circle?.id ?? null, inNone: circles.length === 0, done }
}
