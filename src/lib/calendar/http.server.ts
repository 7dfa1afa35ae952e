import { isNotModified } from './conditional-request'
import type { CalendarFile } from './read.server'

/**
 * A calendar over HTTP: 304 when the reader has these bytes, never compressed, never cached by what stands between,
 * never indexed. Also right for HEAD.
 */
export function respondWithCalendar(request: Request, file: CalendarFile): Response {
	const headers = {
		etag: file.etag,
		'last-modified': file.lastModified.toUTCString(),
		'cache-control': 'private, no-cache',
		'referrer-policy': 'no-referrer',
		'x-robots-tag': 'noindex'
	}
	if (isNotModified(request.headers, file)) return new Response(null, { status: 304, headers })
	return new Response(file.body, {
		headers: {
			...headers,
			'content-type': 'text/calendar; charset=utf-8',
			'content-length': String(Buffer.byteLength(file.body))
		}
	})
}

/** What unknown, revoked and malformed tokens are answered alike. */
export function respondWithoutCalendar(): Response {
	return new Response('There is no calendar here.\n', {
		status: 404,
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'x-robots-tag': 'noindex',
			'cache-control': 'no-store'
		}
	})
}
