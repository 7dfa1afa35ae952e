import { error } from '@sveltejs/kit'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { foldCoverage } from '$lib/topics/coverage'
import { viewCoverage } from '$lib/topics/coverage-words'
import { readToCover } from '$lib/topics/read-coverage.server'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const found = await readToCover(event.locals.db, parseId(event.params.circle), new Date())
	if (!found) error(404, missing)
	return {
		circle: found.circle,
		coverage: viewCoverage(foldCoverage(found.meetings), profile),
		nextSessionId: found.nextSessionId
	}
}
