import { error } from '@sveltejs/kit'
import { readRecord } from '$lib/circles/read-record.server'
import { viewRecord } from '$lib/circles/record'
import { writeMarkdown } from '$lib/circles/record-markdown'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const GET = async (event) => {
	const { id: me, profile } = await requireMe(event)
	const record = await readRecord(event.locals.db, parseId(event.params.circle), me, new Date())
	if (!record) error(404, missing)
	const circle = { name: record.circle, purpose: record.purpose }
	return new Response(writeMarkdown(circle, viewRecord(record, profile)), {
		headers: {
			'content-type': 'text/markdown; charset=utf-8',
			'content-disposition': 'attachment; filename="fortnight-record.md"',
			'cache-control': 'no-store'
		}
	})
}
