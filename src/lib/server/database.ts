import { createHash } from 'node:crypto'
import { createServerClient } from '@supabase/ssr'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import type { Cookies } from '@sveltejs/kit'
import type { Database } from './database.types'
import { isSecure, readEnvironment } from './environment'

export type Db = SupabaseClient<Database>

/** The cookie of the sign-in. Long ones are cut in pieces, `.0` and so on; `-…` hold what is needed on the way in. */
export const cookieName = 'fortnight'

/**
 * A renewal that is refused because too many were asked for is one that can be tried again, not the end of the sign-in:
 * Auth limits renewals by network address, and all of ours come from this server.
 */
async function fetchPatiently(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
	const response = await fetch(input, init)
	const isRenewal = response.status === 429 && String(input).includes('/auth/v1/token')
	return isRenewal ? new Response(response.body, { status: 503 }) : response
}

/** Whether the request carries a sign-in at all; saves asking the database about strangers. */
export function hasSignIn(cookies: Cookies): boolean {
	return cookies.getAll().some(({ name }) => name === cookieName || name.startsWith(`${cookieName}.`))
}

/**
 * By what a sign-in is known again from one request to the next: a digest of what its cookies hold, so that nothing that
 * is kept signs anybody in. Another after each renewal. null where there is none.
 */
export function markOf(cookies: Cookies): string | null {
	if (!hasSignIn(cookies)) return null
	const theirs = cookies
		.getAll()
		.filter(({ name }) => name === cookieName || name.startsWith(`${cookieName}.`))
	const held = theirs.map(({ name, value }) => `${name}=${value}`).toSorted()
	return createHash('sha256').update(held.join(';')).digest('base64')
}

/**
 * The database as the person whose cookies these are, or as nobody. Scripts cannot read the cookies; they are renewed
 * when a sign-in is, as long as the response has not begun.
 */
export function openDatabase(cookies: Cookies): Db {
	const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = readEnvironment()
	return createServerClient<Database>(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
		global: { fetch: fetchPatiently },
		cookieOptions: {
			name: cookieName,
			httpOnly: true,
			secure: isSecure(),
			sameSite: 'lax',
			path: '/',
			maxAge: 60 * 60 * 24 * 180
		},
		cookies: {
			// The rest of the sign-in, an address among it, has no business in a cookie.
			encode: 'tokens-only',
			getAll: () => cookies.getAll(),
			setAll: (changed) => {
				for (const { name, value, options } of changed) cookies.set(name, value, { ...options, path: '/' })
			}
		}
	})
}

/** The database with the secret key: for what the server does by itself, mail and telling live sessions, nothing else. */
export function openDatabaseForWorker(): Db {
	const { SUPABASE_URL, SUPABASE_SECRET_KEY } = readEnvironment()
	return createClient<Database>(SUPABASE_URL, SUPABASE_SECRET_KEY, {
		auth: { persistSession: false, autoRefreshToken: false }
	})
}

/** The database as nobody, for addresses whose token says all: feeds and session links set and read no cookies. */
export function openDatabaseAsNobody(): Db {
	const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = readEnvironment()
	return createClient<Database>(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
	})
}
