import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { Duplex } from 'node:stream'

// Pages and their data. Calendar files are left alone: some readers do not undo it (calendar.md, feed over HTTP).
const compressible = /^(text\/html|application\/json)\b/

/**
 * The response compressed as the request accepts it, brotli before gzip; unchanged when it is small, has no body, is
 * compressed already or is not a page. adapter-node compresses files only.
 */
export function compress(request: Request, response: Response): Response {
	const type = response.headers.get('content-type') ?? ''
	const accepted = request.headers.get('accept-encoding') ?? ''
	if (!response.body || request.method === 'HEAD' || response.headers.has('content-encoding')) return response
	if (!compressible.test(type)) return response
	const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
	if (!encoding) return response
	const stream =
		encoding === 'br'
			? // Five: within a few per cent of the densest for pages, at a tenth of the time.
				createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
			: createGzip()
	const headers = new Headers(response.headers)
	headers.set('content-encoding', encoding)
	headers.append('vary', 'accept-encoding')
	headers.delete('content-length')
	const body = response.body.pipeThrough(Duplex.toWeb(stream) as ReadableWritablePair<Uint8Array, Uint8Array>)
	return new Response(body, { status: response.status, statusText: response.statusText, headers })
}
