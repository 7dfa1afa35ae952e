import { error } from '@sveltejs/kit'
import { readWords } from '$lib/circles/read-words.server'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	await requireMe(event)
	const id = parseId(event.params.circle)
	const words = await readWords(event.locals.db, id)
	if (!words) error(404, missing)
	return { circle: { id, name: words.name }, charter: words.charter }
}
