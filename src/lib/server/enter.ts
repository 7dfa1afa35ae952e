import type { Cookies } from '@sveltejs/kit'
import { readMe } from '$lib/profiles/read.server'
import * as profiles from '$lib/profiles/write.server'
import { isZone } from '$lib/schedule/zone'
import type { Db } from './database'
import { takeOverDevice } from './device'
import { keepTheme } from './keep-theme'
import { clearPending, type Pending } from './sign-in'

/**
 * The last step in: creates the profile of somebody who gave name and zone with the address already, brings their theme
 * to this device, and says where to go. Without both, the welcome page asks, and knows the name
 * that was given.
 */
export async function enter(db: Db, cookies: Cookies, pending: Pending | null): Promise<string> {
	const to = pending?.to ?? '/start'
	const me = await readMe(db)
	if (!me) throw new Error('Signed in, but the database does not know who')
	await takeOverDevice(db, cookies)
	if (me.profile) {
		clearPending(cookies)
		keepTheme(cookies, me.profile.theme)
		return to
	}
	if (pending?.name && pending.zone && isZone(pending.zone)) {
		clearPending(cookies)
		await profiles.begin(db, me.id, { name: pending.name, zone: pending.zone })
		return to
	}
	return `/welcome?to=${encodeURIComponent(to)}`
}
