import { timingSafeEqual } from 'node:crypto'
import type { App } from '@supabase/lite'
import { administer } from './admin.ts'
import { json, refuse } from './answers.ts'
import type { Cure } from './cures.ts'
import type { Keys } from './keys.ts'
import { issueToken } from './sign-in-tokens.ts'
import type { Sql } from './sql.ts'

export interface ApiOptions {
	app: App
	sql: Sql
	keys: Keys
	/** The member that visitors may look around as; nobody without one. */
	demo?: { email: string } | undefined
	without: readonly Cure[]
}

function sameKey(sent: string | null, key: string): boolean {
	const [a, b] = [Buffer.from(sent ?? ''), Buffer.from(key)]
	return a.length === b.length && timingSafeEqual(a, b)
}

// Lite refuses the type that supabase-js documents for six-digit codes and links alike, and knows the same
// tokens under their former name.
async function asMagicLink(request: Request): Promise<Request> {
	const body: unknown = await request.json().catch(() => ({}))
	const isEmail = typeof body === 'object' && body !== null && 'type' in body && body.type === 'email'
	return new Request(request, { body: JSON.stringify(isEmail ? { ...body, type: 'magiclink' } : body) })
}

async function openDemo({ sql, demo }: ApiOptions): Promise<Response> {
	const [member] = demo
		? await sql<{ id: string; email: string }>('select id, email from auth.users where email = $1', [
				demo.email
			])
		: []
	return member ? json({ token_hash: (await issueToken(sql, member)).hash }) : json({}, 404)
}

/**
 * Answers one request: lite's REST and Auth, and what they lack. To be called in turns.
 *
 * `POST /embedded/demo`, with the publishable key, gives the hash that signs in the demo's member by
 * `verifyOtp({ token_hash, type: 'email' })`, and 404 where there is no demo.
 */
export async function answer(options: ApiOptions, request: Request): Promise<Response> {
	const { app, sql, keys, without } = options
	const { pathname } = new URL(request.url)
	const apikey = request.headers.get('apikey')
	// Shows the whole configuration, secrets included, to anyone.
	if (pathname.startsWith('/_system') && !without.includes('closed system')) return json({}, 404)
	if (pathname === '/embedded/demo')
		return request.method === 'POST' && sameKey(apikey, keys.publishable) ? openDemo(options) : json({}, 404)
	if (pathname.startsWith('/auth/v1/admin/') && !without.includes('admin'))
		return sameKey(apikey, keys.secret)
			? administer(sql, request, pathname.slice('/auth/v1/admin'.length))
			: refuse(401, 'no_authorization', 'This endpoint requires the secret key')
	if (pathname === '/auth/v1/verify' && request.method === 'POST' && !without.includes('verify by email'))
		return app.fetch(await asMagicLink(request))
	return app.fetch(request)
}
