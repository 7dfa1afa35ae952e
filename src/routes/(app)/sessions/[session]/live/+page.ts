import { loadParts } from '$lib/live/parts.svelte'

export const load = async ({ data, parent }) => {
	const { me } = await parent()
	return { ...data, parts: await loadParts(data.state, me.id, data.sheet) }
}
