import { fail, redirect } from '@sveltejs/kit'
import { channelSchema } from '$lib/calendar/schema'
import { chooseChannel } from '$lib/calendar/write.server'
import { readEnvironment } from '$lib/server/environment'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	return {
		channel: profile.calendar_channel,
		repliesCount: readEnvironment().REPLY_DOMAIN !== undefined
	}
}

export const actions = {
	default: async (event) => {
		const { id } = await requireMe(event)
		const form = await parseForm(event.request, channelSchema)
		if (!form.ok) return fail(400, form.refused)
		await chooseChannel(event.locals.db, id, form.data.channel)
		redirect(303, `/me/calendar?done=${form.data.channel}`)
	}
}
