import { browser } from '$app/environment'
import { loadParts } from '$lib/live/parts.svelte'

export const load = async ({ data, parent }) => {
	const { me } = await parent()
	// What is beside the table or in the menu may come a little later where there are scripts, unless it is seen at once.
	const beside = browser && matchMedia('(min-width: 60rem)').matches
	const also = browser ? (beside ? (['aside'] as const) : []) : (['aside', 'menu'] as const)
	return { ...data, parts: await loadParts(data.state, me.id, data.sheet, also) }
}
