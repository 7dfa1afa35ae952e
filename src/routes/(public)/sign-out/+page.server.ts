import { redirect } from '@sveltejs/kit'
import { leave } from '$lib/server/leave'

export const load = async ({ locals }) => {
	if (!(await locals.readMe())) redirect(303, '/')
}

export const actions = {
	default: async (event) => {
		const form = await event.request.formData()
		await leave(event, form.get('everywhere') === '1' ? 'global' : 'local')
		redirect(303, '/?signed-out')
	}
}
