import { lookup } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import type { Result } from '$lib/server/result'
import { guardLookup, isRefusedHost } from './guarded-lookup.ts'
import { isPublicAddress } from './public-address.ts'

export type FetchRefusal =
	'not_https' | 'not_public' | 'not_reached' | 'not_found' | 'too_many_redirects' | 'too_large' | 'compressed'

/** How names become addresses and which of those may be spoken to. Tests pass a small world of their own. */
export interface Internet {
	lookup: typeof lookup
	isPublic: (address: string) => boolean
	/** For all of it, redirects included. */
	milliseconds: number
	ca?: string
}

export const theInternet: Internet = { lookup, isPublic: isPublicAddress, milliseconds: 8000 }

const mostBytes = 2 * 1024 * 1024
const mostRedirects = 3

class Refused extends Error {
	readonly reason: FetchRefusal
	constructor(reason: FetchRefusal) {
		super(reason)
		this.reason = reason
	}
}

/**
 * The text at an address of a calendar: by https alone (webcal is that), from the public internet alone, in eight
 * seconds, two megabytes and three redirects. The address that a name stands for is looked at where the socket asks for
 * it, so nothing can be swapped in between, and anew for each redirect. No compression, no cookies, no connection that
 * somebody else has opened. Nothing is logged, and no error names the address.
 */
export async function fetchCalendar(
	address: string,
	internet: Internet = theInternet
): Promise<Result<FetchRefusal, string>> {
	const signal = AbortSignal.timeout(internet.milliseconds)
	try {
		let url = parse(address)
		for (let redirects = 0; redirects <= mostRedirects; redirects++) {
			const answer = await get(url, internet, signal)
			if (answer.location === undefined) return { ok: true, value: answer.text }
			url = parse(answer.location, url)
		}
		throw new Refused('too_many_redirects')
	} catch (failure) {
		if (failure instanceof Refused) return { ok: false, reason: failure.reason }
		throw failure
	}
}

function parse(address: string, base?: URL): URL {
	// Not by URL's own setter: it does not turn one scheme into another.
	const url = URL.parse(address.trim().replace(/^webcals?:/i, 'https:'), base)
	if (url?.protocol !== 'https:') throw new Refused('not_https')
	return url
}

type Got = { location: string } | { location?: undefined; text: string }

function get(url: URL, { lookup, isPublic, ca }: Internet, signal: AbortSignal): Promise<Got> {
	if (isRefusedHost(url.hostname, isPublic)) throw new Refused('not_public')
	const guarded = guardLookup(lookup, isPublic, () => new Refused('not_public'))
	return new Promise((resolve, reject) => {
		const headers = { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'Fortnight' }
		const asked = request(url, { agent: false, lookup: guarded, signal, headers, ...(ca && { ca }) })
		const fail = (failure: unknown) => {
			asked.destroy()
			// A name that is not there, a certificate that is not good, nobody there, or nobody in time.
			reject(failure instanceof Refused ? failure : new Refused('not_reached'))
		}
		asked.on('error', fail)
		asked.on('response', (response) =>
			readAnswer(response)
				.then(resolve, fail)
				.finally(() => asked.destroy())
		)
		asked.end()
	})
}

async function readAnswer(response: IncomingMessage): Promise<Got> {
	const { statusCode = 0, headers } = response
	if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
		return { location: headers.location }
	}
	if (statusCode !== 200) throw new Refused('not_found')
	if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new Refused('compressed')
	if (Number(headers['content-length'] ?? 0) > mostBytes) throw new Refused('too_large')
	const chunks: Buffer[] = []
	let bytes = 0
	for await (const chunk of response) {
		if (!Buffer.isBuffer(chunk)) continue
		bytes += chunk.length
		if (bytes > mostBytes) throw new Refused('too_large')
		chunks.push(chunk)
	}
	return { text: new TextDecoder().decode(Buffer.concat(chunks)) }
}
