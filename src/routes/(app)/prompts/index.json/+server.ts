import { json } from '@sveltejs/kit'
import { libraryIndex } from '$lib/prompts/library-index'
import { requireMe } from '$lib/server/require-me'

/** The library for a search on the device. The same for everybody, and asked for once a day at most. */
export const GET = async (event) => {
	await requireMe(event)
	return json(libraryIndex, { headers: { 'cache-control': 'private, max-age=86400' } })
}
