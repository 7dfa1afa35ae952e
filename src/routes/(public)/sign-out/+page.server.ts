import { redirect } from '@sveltejs/kit'
import { leave } from '$lib/server/leave'

export const load = async ({ locals }) => {
	const me = await locals.readMe()
	if (!me) redirect(303, '/')
	return { id: me.id }
}

export const actions = {
	default: async (event) => {
		const form = await event.request.formData()
		await leave(event, form.get('everywhere') === '1' ? 'global' : 'local')
		redirect(303, '/?signed-out')
	}
}
