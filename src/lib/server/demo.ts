import { z } from 'zod'
import type { Db } from './database'
import { readEnvironment } from './environment'

/** Whether "Look around as a demo member" is offered: only where the embedded default was filled with the demo. */
export function demoIsOffered(): boolean {
	return readEnvironment().FORTNIGHT_DEMO === '1'
}

/**
 * Signs in as the demo member. The embedded default answers with a token for that member alone; hosted Supabase has
 * no such address, so that even with the setting on nobody gets in there.
 */
export async function enterDemo(db: Db): Promise<boolean> {
	if (!demoIsOffered()) return false
	const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = readEnvironment()
	const response = await fetch(new URL('/embedded/demo', SUPABASE_URL), {
		method: 'POST',
		headers: { apikey: SUPABASE_PUBLISHABLE_KEY }
	})
	if (!response.ok) return false
	const { token_hash } = z.object({ token_hash: z.string() }).parse(await response.json())
	const { error } = await db.auth.verifyOtp({ token_hash, type: 'email' })
	return error === null
}
