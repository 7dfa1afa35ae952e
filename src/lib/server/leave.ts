import type { RequestEvent } from '@sveltejs/kit'
import { cookieName } from './database'
import { silence } from './device'
import { isSecure } from './environment'

/**
 * The last step out: ends this sign-in, or every one of this person.
 * On this device it always succeeds; ending it elsewhere needs the database.
 * @throws Error when the other devices could not be signed out; then this one stays signed in too, to try again.
 */
export async function leave(
	event: Pick<RequestEvent, 'locals' | 'cookies' | 'setHeaders'>,
	scope: 'local' | 'global'
): Promise<void> {
	await silence(event.locals.db, event.cookies, scope === 'global')
	const { error } = await event.locals.db.auth.signOut({ scope })
	// Nobody was signed in any more: then there is nothing left to end.
	if (error && scope === 'global' && error.name !== 'AuthSessionMissingError') {
		throw new Error('The other devices were not signed out', { cause: error })
	}
	forgetSignIn(event)
}

/** Takes the sign-in from this device, whatever the database says, and has the browser empty its cache of ours. */
export function forgetSignIn({ cookies, setHeaders }: Pick<RequestEvent, 'cookies' | 'setHeaders'>): void {
	// A browser takes no word about secure cookies over plain http, not even to delete one.
	const secure = isSecure()
	for (const { name } of cookies.getAll()) {
		if (name.startsWith(cookieName)) cookies.delete(name, { path: '/', secure })
	}
	setHeaders({ 'clear-site-data': '"cache"' })
}
