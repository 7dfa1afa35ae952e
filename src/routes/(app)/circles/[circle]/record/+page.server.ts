import { error } from '@sveltejs/kit'
import { readRecord } from '$lib/circles/read-record.server'
import { viewRecord } from '$lib/circles/record'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id: me, profile } = await requireMe(event)
	const id = parseId(event.params.circle)
	const record = await readRecord(event.locals.db, id, me, new Date())
	if (!record) error(404, missing)
	return {
		circle: { id, name: record.circle, purpose: record.purpose },
		record: viewRecord(record, profile)
	}
}
