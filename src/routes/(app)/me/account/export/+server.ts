import { exportMine } from '$lib/profiles/read.server'
import { requireMe } from '$lib/server/require-me'

export const GET = async (event) => {
	await requireMe(event)
	return new Response(JSON.stringify(await exportMine(event.locals.db), null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="fortnight-export.json"',
			'cache-control': 'no-store'
		}
	})
}
