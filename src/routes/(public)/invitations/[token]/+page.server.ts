import { error, fail, redirect } from '@sveltejs/kit'
import * as invitations from '$lib/invitations/read.server'
import { acceptSchema, tokenShape, visitorSchema } from '$lib/invitations/schema'
import { viewInvitation } from '$lib/invitations/invitation-view'
import * as invitation from '$lib/invitations/write.server'
import { isZone } from '$lib/schedule/zone'
import { parseForm } from '$lib/server/form'
import { missing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { sendCode } from '$lib/server/sign-in'
import { describeTrouble } from '$lib/server/sign-in-words'

// Whoever opens an invitation has a cold phone and no reason yet to wait: its only script is tell-zone.js.
export const csr = false

export const load = async ({ locals, params, url }) => {
	if (!tokenShape.test(params.token)) error(404, missing)
	const [me, shown] = await Promise.all([locals.readMe(), invitations.readShown(locals.db, params.token)])
	if (!shown) error(404, missing)
	if (me && !me.profile && shown.circle) redirect(303, `/welcome?to=/invitations/${params.token}`)
	const asked = url.searchParams.get('zone')
	const zone = me?.profile?.zone ?? (asked && isZone(asked) ? asked : null)
	return {
		invitation: viewInvitation(shown, { zone, locale: me?.profile?.locale ?? 'en-GB' }),
		zone,
		me: me?.profile ? { name: me.profile.name } : null
	}
}

export const actions = {
	code: async ({ request, locals, params, cookies, getClientAddress }) => {
		if (!tokenShape.test(params.token)) error(404, missing)
		const form = await parseForm(request, visitorSchema)
		if (!form.ok) return fail(400, form.refused)
		const pending = { ...form.data, to: `/invitations/${params.token}` }
		const trouble = await sendCode(locals.db, cookies, pending, getClientAddress())
		if (!trouble) redirect(303, '/sign-in/code')
		const { status, words } = describeTrouble(trouble, form.data.zone)
		return fail(status, { issues: { email: words } as Record<string, string>, values: form.values })
	},
	join: async (event) => {
		const { request, locals, params } = event
		if (!tokenShape.test(params.token)) error(404, missing)
		await requireMe(event)
		const form = await parseForm(request, acceptSchema)
		if (!form.ok) return fail(400, form.refused)
		const accepted = await invitation.accept(locals.db, params.token)
		// Ended meanwhile, or never made: loading it again says so.
		if (!accepted.ok || accepted.value.outcome === 'waiting') redirect(303, `/invitations/${params.token}`)
		const { outcome, circleId } = accepted.value
		redirect(303, `/circles/${circleId}?done=${outcome}`)
	}
}
