import { get } from 'node:http'
import type { BrowserContext } from '@playwright/test'

/** How a server's answer travels. */
export interface Travelled {
	/** Of the body, as it was sent. */
	bytes: number
	/** `identity` when it was not compressed. */
	encoding: string
	status: number
}

/** Fetches and counts without undoing the compression, which browsers and `fetch` hide. */
export async function travel(
	url: string,
	accept: 'gzip' | 'br' | 'gzip, br',
	cookie = ''
): Promise<Travelled> {
	return new Promise((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': accept, ...(cookie && { cookie }) } }, (response) => {
			let bytes = 0
			response.on('data', (chunk: Buffer) => (bytes += chunk.length))
			response.on('error', reject)
			response.on('end', () =>
				resolve({
					bytes,
					encoding: response.headers['content-encoding'] ?? 'identity',
					status: response.statusCode ?? 0
				})
			)
		}).on('error', reject)
	})
}

/** The cookies of a phone as a request carries them. */
export async function cookieOf(phone: BrowserContext): Promise<string> {
	return (await phone.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** What a page brings on a first visit. */
export interface FirstVisit {
	/** Where the visit ended, after redirects. */
	path: string
	status: number
	headers: Record<string, string>
	html: string
	/** Every script that was asked for, of the whole first visit. */
	scripts: string[]
	/** The same in bytes, as they travel compressed with gzip. */
	scriptBytes: number
}

const sizes = new Map<string, number>()

async function sizeOf(url: string): Promise<number> {
	const known = sizes.get(url)
	if (known !== undefined) return known
	const { bytes, status } = await travel(url, 'gzip')
	if (status !== 200) throw new Error(`${url} answers ${status}`)
	sizes.set(url, bytes)
	return bytes
}

/** Opens a page in a tab of its own and waits until it asks for nothing more. */
export async function visit(phone: BrowserContext, path: string): Promise<FirstVisit> {
	const page = await phone.newPage()
	const scripts = new Set<string>()
	page.on('request', (request) => {
		if (request.resourceType() === 'script') scripts.add(request.url())
	})
	const response = await page.goto(path, { waitUntil: 'networkidle' })
	if (!response) throw new Error(`${path} does not answer`)
	const visited = {
		path: new URL(page.url()).pathname,
		status: response.status(),
		headers: await response.allHeaders(),
		html: await response.text(),
		scripts: [...scripts]
	}
	await page.close()
	let scriptBytes = 0
	for (const url of scripts) scriptBytes += await sizeOf(url)
	return { ...visited, scriptBytes }
}
