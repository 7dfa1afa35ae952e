import { fail, redirect } from '@sveltejs/kit'
import { deviceName } from '$lib/push/device-name'
import { readNotices } from '$lib/push/read.server'
import { deviceSchema, sortsSchema, subscriptionSchema } from '$lib/push/schema'
import { viewNotices } from '$lib/push/view'
import * as push from '$lib/push/write.server'
import { forgetDevice, keepDevice, readDevice } from '$lib/server/device'
import { readEnvironment } from '$lib/server/environment'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const { key, ...notices } = await readNotices(event.locals.db)
	return {
		...viewNotices(notices, readDevice(event.cookies), { ...profile, now: new Date() }),
		key: readEnvironment().VAPID_PUBLIC_KEY ?? key,
		done: event.url.searchParams.get('done')
	}
}

const refusals = {
	too_many_devices: 'Ten devices get notices already, which is the most. Turn one off first.',
	not_this_device:
		'This browser could not be recognised. Turn its notices off in its settings, then on again here.'
}

export const actions = {
	turnOn: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, subscriptionSchema)
		if (!form.ok) return fail(400, { trouble: 'The browser gave no address for notices. Try it again.' })
		const name = deviceName(event.request.headers.get('user-agent'))
		const result = await push.turnOn(event.locals.db, form.data, name)
		if (!result.ok) return fail(409, { trouble: refusals[result.reason] })
		keepDevice(event.cookies, result.value)
		redirect(303, '/me/notices?done=on')
	},
	turnOff: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, deviceSchema)
		if (!form.ok) return fail(400, { trouble: 'Use one of the buttons.' })
		await push.turnOff(event.locals.db, form.data.id)
		if (readDevice(event.cookies) === form.data.id) forgetDevice(event.cookies)
		redirect(303, '/me/notices?done=off')
	},
	save: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, sortsSchema)
		if (!form.ok) return fail(400, { trouble: 'Use the boxes of the page.' })
		await push.saveSorts(event.locals.db, id, form.data)
		redirect(303, '/me/notices?done=saved')
	}
}
