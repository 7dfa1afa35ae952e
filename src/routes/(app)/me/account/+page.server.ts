import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { readOnlyOrganised } from '$lib/profiles/read.server'
import * as profiles from '$lib/profiles/write.server'
import { parseForm } from '$lib/server/form'
import { forgetSignIn } from '$lib/server/leave'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => ({
	onlyOrganised: await readOnlyOrganised(event.locals.db, await requireMe(event))
})

const schema = z.object({ sure: z.literal('on', 'Tick this first: there is no way back.') })

const noIssues: Record<string, string> = {}

export const actions = {
	delete: async (event) => {
		const me = await requireMe(event)
		const form = await parseForm(event.request, schema)
		if (!form.ok) return fail(400, form.refused)
		const result = await profiles.forget(event.locals.db)
		if (!result.ok) {
			if (result.reason === 'demo_member') {
				const words = 'This is the demo’s member, and everybody’s: nobody can delete them.'
				return fail(409, { issues: { sure: words }, values: {}, onlyOrganised: [] })
			}
			// Became so while the page was open.
			const onlyOrganised = await readOnlyOrganised(event.locals.db, me)
			return fail(409, { issues: noIssues, values: {}, onlyOrganised })
		}
		forgetSignIn(event)
		redirect(303, '/?deleted')
	}
}
