import type { Cookies } from '@sveltejs/kit'
import { z } from 'zod'
import * as devices from '$lib/push/write.server'
import { cookieName, type Db } from './database'
import { isSecure } from './environment'
import { log } from './log'

// It begins as the sign-in does, so that it goes with it.
const name = `${cookieName}-device`

/** The id under which this browser gets notices, kept on it alone; none where they were never turned on. */
export function readDevice(cookies: Cookies): string | null {
	return z.guid().safeParse(cookies.get(name)).data ?? null
}

/** Remembers on this browser under which id it gets notices. */
export function keepDevice(cookies: Cookies, id: string): void {
	const maxAge = 60 * 60 * 24 * 400
	cookies.set(name, id, { path: '/', httpOnly: true, secure: isSecure(), sameSite: 'lax', maxAge })
}

export function forgetDevice(cookies: Cookies): void {
	cookies.delete(name, { path: '/', secure: isSecure() })
}

/** Somebody came in: notices for whoever was here before end on this browser. */
export async function takeOverDevice(db: Db, cookies: Cookies): Promise<void> {
	const id = readDevice(cookies)
	if (id) await devices.leaveDevice(db, id)
}

/** Somebody goes: their notices end on this browser, or on all. Going succeeds also when the database does not answer. */
export async function silence(db: Db, cookies: Cookies, everywhere: boolean): Promise<void> {
	const id = readDevice(cookies)
	try {
		if (everywhere) await devices.turnAllOff(db)
		else if (id) await devices.turnOff(db, id)
	} catch {
		log.warn('notices were not turned off at signing out')
	}
}
