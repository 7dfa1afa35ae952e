import { subscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'

/**
 * Lets mail programs unsubscribe with one click. They post a form without an Origin, or with their own (RFC 8058 §3.2);
 * SvelteKit refuses such a post before any code of ours runs, rightly, and can be told otherwise for all addresses only.
 * So these posts, and no others, are given our origin before SvelteKit sees them, and lose their cookies: they speak for
 * nobody, and what they may do is said by the token in their address alone.
 */
export function acceptOneClick(origin: string): void {
	subscribe('http.server.request.start', (message) => {
		const request = message instanceof Object && 'request' in message ? message.request : undefined
		if (!(request instanceof IncomingMessage) || request.method !== 'POST') return
		if (!/^\/unsubscribe\/[\w-]+$/.test(request.url ?? '')) return
		request.headers.origin = origin
		delete request.headers.cookie
	})
}
