import { error, fail, redirect } from '@sveltejs/kit'
import { readAddresses } from '$lib/invitations/address-list'
import * as invitations from '$lib/invitations/read.server'
import { objectionTo } from '$lib/invitations/objection'
import { viewOpen } from '$lib/invitations/open-view'
import { addressesSchema, invitationSchema } from '$lib/invitations/schema'
import * as invitation from '$lib/invitations/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

const enough = 'Forty-five invitations in a day are the most. The next ones are possible tomorrow.'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const now = new Date()
	const circleId = parseId(event.params.circle)
	const found = await invitations.readOpen(event.locals.db, circleId, id, now)
	if (!found) error(404, missing)
	const { invitations: open, ...circle } = found
	return {
		circle: { id: circleId, ...circle },
		open: open.map((one) => viewOpen(one, { ...profile, now })),
		done: event.url.searchParams.get('done'),
		of: event.url.searchParams.get('of')
	}
}

export const actions = {
	link: async (event) => {
		await requireMe(event)
		const made = await invitation.makeLink(event.locals.db, parseId(event.params.circle))
		if (made.ok) return { link: `${event.url.origin}/invitations/${made.value.token}` }
		if (made.reason === 'not_found') error(404, missing)
		return fail(429, { trouble: enough })
	},
	mail: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, addressesSchema)
		if (!form.ok) return fail(400, form.refused)
		const read = readAddresses(form.data.addresses)
		const objection = objectionTo(read)
		if (objection) return fail(400, { issues: { addresses: objection }, values: form.values })
		const sent = await invitation.mail(event.locals.db, parseId(event.params.circle), read.addressees)
		if (sent.ok) redirect(303, `/circles/${event.params.circle}/invite?done=mailed`)
		if (sent.reason === 'not_found') error(404, missing)
		return fail(429, { issues: { addresses: enough }, values: form.values })
	},
	withdraw: async (event) => change(event, new Date(), 'withdrawn'),
	restore: async (event) => change(event, null, 'restored')
}

async function change(event: import('./$types').RequestEvent, at: Date | null, done: string): Promise<never> {
	await requireMe(event)
	const form = await parseForm(event.request, invitationSchema)
	const circleId = parseId(event.params.circle)
	if (!form.ok || !(await invitation.withdraw(event.locals.db, circleId, form.data.id, at)))
		error(404, missing)
	redirect(303, `/circles/${circleId}/invite?done=${done}&of=${form.data.id}`)
}
