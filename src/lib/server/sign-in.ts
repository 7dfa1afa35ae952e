import type { Cookies } from '@sveltejs/kit'
import { z } from 'zod'
import type { Db } from './database'
import { destinationOf } from './destination'
import { isSecure } from './environment'
import { log } from './log'
import { networkOf } from './network'

const pendingSchema = z.object({
	email: z.email(),
	to: z.string().transform(destinationOf),
	name: z.string().min(1).max(60).optional(),
	zone: z.string().optional()
})

/** Somebody on the way in: kept in a cookie that scripts cannot read, so that no address is ever in a URL. */
export type Pending = z.infer<typeof pendingSchema>

const cookieName = 'signing-in'

/** Who asked for a code from this device within the last quarter of an hour; null when nobody. */
export function readPending(cookies: Cookies): Pending | null {
	try {
		const result = pendingSchema.safeParse(JSON.parse(cookies.get(cookieName) ?? 'null'))
		return result.success ? result.data : null
	} catch {
		return null
	}
}

/** Forgets who asked for a code. */
export function clearPending(cookies: Cookies): void {
	cookies.delete(cookieName, { path: '/', secure: isSecure() })
}

/** Why no code was sent or taken; `retryAt` when it is a matter of waiting. */
export type SignInTrouble =
	{ reason: 'too_many'; retryAt: Date } | { reason: 'mail_down' } | { reason: 'wrong_code' }

/**
 * Sends a six-digit code and remembers who asked. Says the same whether the address has an account or not.
 * Five for an address and forty from a network address in ten minutes.
 */
export async function sendCode(
	db: Db,
	cookies: Cookies,
	pending: Pending,
	clientAddress: string
): Promise<SignInTrouble | null> {
	const trouble =
		(await countTry(db, 'asked_from', networkOf(clientAddress))) ??
		(await countTry(db, 'code_asked', pending.email))
	if (trouble) return trouble
	const { error } = await db.auth.signInWithOtp({ email: pending.email, options: { shouldCreateUser: true } })
	if (error?.status === 429) return { reason: 'too_many', retryAt: new Date(Date.now() + 60_000) }
	if (error) {
		log.warn({ code: error.code, status: error.status }, 'a sign-in code was not sent')
		return { reason: 'mail_down' }
	}
	cookies.set(cookieName, JSON.stringify(pending), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: isSecure(),
		maxAge: 15 * 60
	})
	return null
}

/** Takes the code that was typed. Six tries for an address and sixty from a network address in ten minutes. */
export async function takeCode(
	db: Db,
	email: string,
	code: string,
	clientAddress: string
): Promise<SignInTrouble | null> {
	const trouble =
		(await countTry(db, 'tried_from', networkOf(clientAddress))) ?? (await countTry(db, 'code_tried', email))
	if (trouble) return trouble
	const { error } = await db.auth.verifyOtp({ email, token: code, type: 'email' })
	return settleCode(db, error)
}

/**
 * Takes the token of the link in the mail, which works on another device too. The token is made of the address and the
 * same six digits, so it is limited like the code, by an address that has to be the right one: nobody comes in as
 * somebody else, and a guesser has six tries for an address whatever networks they come from.
 */
export async function takeLink(
	db: Db,
	email: string,
	tokenHash: string,
	clientAddress: string
): Promise<SignInTrouble | null> {
	const trouble =
		(await countTry(db, 'tried_from', networkOf(clientAddress))) ?? (await countTry(db, 'code_tried', email))
	if (trouble) return trouble
	const { data, error } = await db.auth.verifyOtp({ token_hash: tokenHash, type: 'email' })
	if (!error && data.user?.email?.toLowerCase() !== email) {
		await db.auth.signOut({ scope: 'local' })
		return { reason: 'wrong_code' }
	}
	return settleCode(db, error)
}

async function settleCode(
	db: Db,
	error: { status?: number | undefined; code?: string | undefined } | null
): Promise<SignInTrouble | null> {
	if (error?.status === 429) return { reason: 'too_many', retryAt: new Date(Date.now() + 60_000) }
	if (error && (error.status ?? 500) >= 500) throw new Error('Signing in is not answering', { cause: error })
	if (error) return { reason: 'wrong_code' }
	await db.rpc('forget_my_tries')
	return null
}

async function countTry(
	db: Db,
	kind: 'asked_from' | 'code_asked' | 'tried_from' | 'code_tried',
	subject: string
): Promise<SignInTrouble | null> {
	const { data, error } = await db.rpc('count_try', { p_kind: kind, p_subject: subject })
	if (error) throw new Error('Tries could not be counted', { cause: error })
	const counted = data[0]
	if (!counted) throw new Error('Tries could not be counted')
	return counted.allowed ? null : { reason: 'too_many', retryAt: new Date(counted.retry_at) }
}
