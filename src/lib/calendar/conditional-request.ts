import { parseHttpDate } from './http-date.ts'

/**
 * A strong entity tag of a body, from a hash of its bytes in hex or base64url: equal tags mean equal bytes
 * (RFC 9110 §8.8.3).
 */
export function strongEtag(hash: string): string {
	return `"${hash}"`
}

/**
 * Whether a GET or HEAD is answered with 304 because its sender has the current bytes (RFC 9110 §13).
 * `If-None-Match` may list tags, weak ones match too, and `*` matches whatever there is; where the header
 * is present, however malformed, `If-Modified-Since` is ignored. A date that is none is ignored as well.
 * `lastModified` counts in whole seconds, as the header that carries it does.
 */
export function isNotModified(
	headers: Pick<Headers, 'get'>,
	current: { etag: string; lastModified: Date }
): boolean {
	const ifNoneMatch = headers.get('if-none-match')
	if (ifNoneMatch !== null) {
		const tags: string[] = ifNoneMatch.match(/"[^"\s]*"/g) ?? []
		return ifNoneMatch.trim() === '*' || tags.includes(current.etag)
	}
	const since = parseHttpDate(headers.get('if-modified-since')?.trim() ?? '')
	return since !== null && Math.floor(current.lastModified.getTime() / 1000) * 1000 <= since.getTime()
}
