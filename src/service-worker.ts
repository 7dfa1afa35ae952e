/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker'
import { pagesCache } from './lib/offline/pages'

declare const self: ServiceWorkerGlobalScope

/*
 * Serves the shell, and the pages last seen of the signed-in part, when there is no network.
 *
 * Kept are whole documents only, never their data: a kept page then stands alone, says itself from when it is
 * (`data-seen`, read by OfflineNote), and what the router loads while moving between pages is always fresh. Where the
 * router finds no network it is sent to `hop`, an address that it does not know, so that the browser loads a document.
 */
const shell = `shell-${version}`
const assets = [...build, ...files.filter((file) => /^\/(icons\/|favicon|manifest)/.test(file))]
const offline = '/offline'
const hop = '/offline-hop'
const patience = 3_500

const id = '[0-9a-f]{8}-[0-9a-f-]{27}'
const kept = new RegExp(`^/(start|commitments|circles/${id}|sessions/${id})$`)
// Posting here changes nobody's sign-in. Anywhere else, somebody may be going or another person coming.
const samePerson = /^\/(start|commitments|circles|sessions|prompts|s\/|me(?!\/account))/
const mostPages = 30

/** Counts up when pages are forgotten, so that what was asked for before is not kept after. */
let generation = 0
/** Pages that the router could not reach just now: no second wait for them. */
const given = new Set<string>()

self.addEventListener('install', (event) => {
	event.waitUntil(
		caches.open(shell).then(async (cache) => {
			await cache.addAll([...assets, offline].map((url) => new Request(url, { priority: 'low' })))
			// The page that brought this worker here was loaded without it.
			await remember('/start').catch(() => {})
		})
	)
})

self.addEventListener('activate', (event) => {
	event.waitUntil(dropOldShells().then(() => self.clients.claim()))
})

/** Removes shells of other versions, except those that a kept page was made for. */
async function dropOldShells(): Promise<void> {
	const pages = await caches.open(pagesCache)
	const used = new Set([shell, pagesCache])
	for (const request of await pages.keys()) {
		used.add((await pages.match(request))?.headers.get('x-shell') ?? shell)
	}
	for (const name of await caches.keys()) if (!used.has(name)) await caches.delete(name)
}

self.addEventListener('fetch', (event) => {
	const { request } = event
	const url = new URL(request.url)
	if (url.origin !== location.origin) return
	const { pathname } = url

	if (request.method !== 'GET') {
		if (!samePerson.test(pathname)) event.respondWith(forgetAround(request))
		return
	}
	if (pathname.startsWith('/_app/immutable/') || assets.includes(pathname)) {
		event.respondWith(serveAsset(request))
	} else if (pathname.endsWith('/__data.json')) {
		event.respondWith(serveData(event, url))
	} else if (request.mode === 'navigate') {
		event.respondWith(pathname === hop ? landAgain(url) : serveDocument(event, url))
	}
})

async function serveAsset(request: Request): Promise<Response> {
	const known = await caches.match(request)
	if (known) return known
	const response = await fetch(request)
	// Of a newer version than this worker: its pages may be kept, so its assets are.
	if (response.ok) await (await caches.open(shell)).put(request, response.clone())
	return response
}

async function serveDocument(event: FetchEvent, url: URL): Promise<Response> {
	void letNewWorkerIn(event)
	const { pathname } = url
	if (!kept.test(pathname)) return fetch(event.request).catch(() => serveOffline())
	const began = generation
	const coming = fetch(event.request).then((response) => {
		event.waitUntil(keepAnswer(pathname, url.search === '' ? response.clone() : null, response, began))
		return response
	})
	const copy = await (await caches.open(pagesCache)).match(pathname)
	if (!copy) return coming.catch(() => serveOffline())
	if (given.delete(pathname)) {
		coming.catch(() => {})
		return copy
	}
	return orAfterPatience(coming, copy)
}

/** Keeps a document that was shown; forgets all when the answer is that nobody is signed in any more. */
async function keepAnswer(
	path: string,
	document: Response | null,
	{ type, ok }: Response,
	began: number
): Promise<void> {
	if (type === 'opaqueredirect') return forget()
	if (!ok) return drop(path, began)
	return document ? keep(path, document, began) : remember(path)
}

async function drop(path: string, began: number): Promise<void> {
	if (began === generation) await (await caches.open(pagesCache)).delete(path)
}
