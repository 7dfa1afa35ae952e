import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { Me, Profile } from '$lib/profiles/read.server'

/** Somebody signed in who has said their name. */
export type Member = Me & { profile: Profile }

/**
 * The person of this request. The one door: the layout of the signed-in part asks it, and every action, since actions
 * run before layouts. A courtesy; what may be read and changed is held by the database.
 * @throws a redirect to sign in, or to say one's name; both come back to where one was going.
 */
export async function requireMe({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<Member> {
	const me = await locals.readMe()
	const to = encodeURIComponent(url.pathname + url.search.replace(/\?\/[^&]*&?/, '?').replace(/\?$/, ''))
	if (!me) redirect(303, `/sign-in?to=${to}`)
	if (!me.profile) redirect(303, `/welcome?to=${to}`)
	return { ...me, profile: me.profile }
}
