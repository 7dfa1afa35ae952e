import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit'
import { startReplies } from '$lib/calendar/start-replies.server'
import { startWorker } from '$lib/deliveries/start.server'
import { readMe } from '$lib/profiles/read.server'
import { themeCookie } from '$lib/profiles/theme'
import { tzVersion } from '$lib/schedule/zone'
import { compress } from '$lib/server/compress'
import { hasSignIn, openDatabase, type Db } from '$lib/server/database'
import { readEnvironment } from '$lib/server/environment'
import { log } from '$lib/server/log'
import { acceptOneClick } from '$lib/server/one-click'

export const init: ServerInit = () => {
	const { ORIGIN } = readEnvironment()
	if (ORIGIN.startsWith('https:') && !process.env.ADDRESS_HEADER) {
		log.warn('ADDRESS_HEADER is not set: behind a proxy, limits of sign-in tries count everybody as one')
	}
	log.info({ tzVersion }, 'started')
	acceptOneClick(ORIGIN)
	startWorker()
	startReplies()
}

/**
 * The answer to what was written on this device under another sign-in than the present one; null for everything else. It
 * stays there until its writer is back.
 */
async function refuseElses(request: Request, locals: App.Locals): Promise<Response | null> {
	const owner = request.headers.get('x-fortnight-as')
	if (owner === null) return null
	const me = await locals.readMe()
	if (!me || me.id === owner) return null
	return Response.json(
		{ type: 'error', status: 412, error: { message: 'Somebody else is signed in.' } },
		{ status: 412 }
	)
}

const themes = { auto: '', light: 'data-theme="light"', dark: 'data-theme="dark"' }

export const handle: Handle = async ({ event, resolve }) => {
	const { cookies, locals, request } = event
	let db: Db | undefined
	Object.defineProperty(locals, 'db', { get: () => (db ??= openDatabase(cookies)) })
	let me: ReturnType<typeof readMe> | undefined
	locals.readMe = () => (me ??= hasSignIn(cookies) ? readMe(locals.db) : Promise.resolve(null))

	const elses = await refuseElses(request, locals)
	if (elses) return elses

	const chosen = cookies.get(themeCookie)
	const theme = chosen === 'light' || chosen === 'dark' ? themes[chosen] : themes.auto
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%fortnight.theme%', theme),
		// Scripts can wait for the words: this halved the time to first paint (stack.md).
		preload: ({ type }) => type !== 'js',
		filterSerializedResponseHeaders: () => false
	})
	// Nothing to others. Not `no-referrer`: with it browsers post forms with the origin "null", which is refused.
	if (!response.headers.has('referrer-policy')) response.headers.set('referrer-policy', 'same-origin')
	response.headers.set('x-content-type-options', 'nosniff')
	response.headers.set('x-frame-options', 'DENY')
	response.headers.set('cross-origin-opener-policy', 'same-origin')
	response.headers.set('cross-origin-resource-policy', 'same-origin')
	response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
	if (readEnvironment().ORIGIN.startsWith('https:')) {
		response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
	}
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache')
	return compress(request, response)
}

/** Logs what broke under a short reference that the page shows; neither says what a person typed. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message }
	const reference = crypto.randomUUID().slice(0, 8).toUpperCase()
	log.error({ reference, route: event.route.id, status, causes: causesOf(error) }, 'request broke')
	return { message: 'This page broke. Your words did not.', reference }
}

/** Names, codes and places of an error and its causes; messages of the database may quote rows and stay out. */
function causesOf(error: unknown): object[] {
	const causes: object[] = []
	for (
		let cause = error;
		cause instanceof Object && causes.length < 5;
		cause = 'cause' in cause ? cause.cause : null
	) {
		causes.push({
			name: cause instanceof Error ? cause.name : undefined,
			// Our own sentences are plain Errors; others (RangeError, SyntaxError, ZodError, AuthError) quote what they got.
			message: cause instanceof Error && cause.name === 'Error' ? cause.message : undefined,
			code: 'code' in cause ? cause.code : undefined,
			stack:
				cause instanceof Error
					? cause.stack
							?.split('\n')
							.filter((line) => /^\s+at /.test(line))
							.slice(0, 4)
					: undefined
		})
	}
	return causes
}
