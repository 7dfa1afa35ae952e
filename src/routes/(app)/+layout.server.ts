import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile, circles, has_hours } = await requireMe(event)
	return { me: { id, ...profile }, circles, hasHours: has_hours }
}
