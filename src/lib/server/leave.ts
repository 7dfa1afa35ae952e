import type { RequestEvent } from '@sveltejs/kit'
import { isSignInCookie } from './database'

/**
 * The last step out: ends this sign-in, or every one of this person, and has the browser forget what it keeps of ours.
 * On this device it always succeeds; ending it elsewhere needs the database.
 * @throws Error when the other devices could not be signed out; then this one stays signed in too, to try again.
 */
export async function leave(
	{ locals, cookies, setHeaders }: Pick<RequestEvent, 'locals' | 'cookies' | 'setHeaders'>,
	scope: 'local' | 'global'
): Promise<void> {
	const { error } = await locals.db.auth.signOut({ scope })
	// Nobody was signed in any more: then there is nothing left to end.
	if (error && scope === 'global' && error.name !== 'AuthSessionMissingError') {
		throw new Error('The other devices were not signed out', { cause: error })
	}
	forgetSignIn(cookies)
	setHeaders({ 'clear-site-data': '"cache"' })
}

/** Takes the sign-in from this device, whatever the database says. */
export function forgetSignIn(cookies: RequestEvent['cookies']): void {
	for (const { name } of cookies.getAll()) if (isSignInCookie(name)) cookies.delete(name, { path: '/' })
}
