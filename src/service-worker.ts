/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker'
import {
	aheadOf,
	findKept,
	forgetKept,
	isFresh,
	isKept,
	keeper,
	shellsInUse
} from './lib/offline/kept-pages.ts'
import { showBadge } from './lib/offline/badge.ts'
import { keepShared, openStore, outboxName, sendKept } from './lib/offline/outbox.ts'
import { pagesCache } from './lib/offline/pages.ts'
import { post } from './lib/offline/post.ts'
import { shareWords } from './lib/offline/shared.ts'
import { pathOf, readNotice } from './lib/push/shown-notice.ts'
import { wordsOf } from './lib/push/subscription.ts'

declare const self: ServiceWorkerGlobalScope

declare global {
	interface ServiceWorkerGlobalScopeEventMap {
		/** Background Sync (WICG), which TypeScript does not know. */
		sync: ExtendableEvent & { readonly tag: string }
	}
}

/*
 * The shell from the device, pages from the network, and without network the pages last seen.
 *
 * Only whole documents are kept, never the data with which the router moves from page to page. When that does not
 * arrive, the router is sent to `hop`, which it does not know, so that the browser loads a document: the kept one.
 */
const shell = `shell-${version}`
const assets = [...build, ...files.filter((file) => /^\/(icons\/|favicon|manifest)/.test(file))]
const offline = '/offline'
const hop = '/offline-hop'
const dataSuffix = '/__data.json'
const patience = 3_500

// What is posted here leaves the same person signed in. Anywhere else one may be going, another coming.
const samePerson =
	/^\/(start|share|circles(?!\/[^/]+\/leave)|sessions|commitments|prompts|packets|me(?!\/account)|s|n)(\/|$)/

self.addEventListener('install', (event) => event.waitUntil(install()))

async function install(): Promise<void> {
	const cache = await caches.open(shell)
	await cache.addAll([...assets, offline].map((url) => new Request(url, { priority: 'low' })))
	// The page that brought this worker was loaded without it. Without a sign-in there is nothing to keep.
	await remember('/start')
}

/** Keeps what one may want in a tunnel, before one is in it. Never throws. */
async function keepAhead(): Promise<void> {
	const start = await findKept('/start')
	for (const path of aheadOf((await start?.text()) ?? '')) {
		// Gone when nobody is signed in any more.
		if (!(await findKept('/start'))) return
		if (!(await isFresh(path))) await remember(path)
	}
}

self.addEventListener('activate', (event) => event.waitUntil(activate()))

async function activate(): Promise<void> {
	const used = (await shellsInUse()).add(shell).add(pagesCache)
	for (const name of await caches.keys()) if (!used.has(name)) await caches.delete(name)
	// The browser asks for a page while this worker is still waking up.
	await self.registration.navigationPreload?.enable()
	await self.clients.claim()
	// The page that brought this worker is there by now, and is not kept waiting.
	void keepAhead()
}

self.addEventListener('message', ({ data }) => {
	if (data === 'take over') void self.skipWaiting()
})

// The browser thinks that there is network. Where it was wrong, it asks again later.
self.addEventListener('sync', (event) => {
	if (event.tag === outboxName) event.waitUntil(sendOutbox())
})

async function sendOutbox(): Promise<void> {
	const store = await openStore()
	if (!store) return
	let sent = false
	const work = () => sendKept(store, post, (_, { kind }) => (sent ||= kind === 'sent'))
	const waits = await navigator.locks.request(outboxName, work)
	store.close()
	new BroadcastChannel(outboxName).postMessage('changed')
	// What is kept of the pages was from before.
	if (sent) await Promise.all(['/start', '/commitments'].map(remember))
	if (waits) throw new Error('Not all could be sent')
}

self.addEventListener('fetch', (event) => {
	const { request } = event
	const url = new URL(request.url)
	if (url.origin !== location.origin) return
	if (request.method === 'POST' && url.pathname === '/share' && request.mode === 'navigate') {
		event.respondWith(takeShared(request))
	} else if (request.method === 'POST' && !samePerson.test(url.pathname)) {
		event.respondWith(forgetAround(request))
	}
	if (request.method !== 'GET') return
	if (url.pathname.startsWith('/_app/immutable/') || assets.includes(url.pathname)) {
		event.respondWith(serveAsset(request))
	} else if (url.pathname.endsWith(dataSuffix)) {
		event.respondWith(serveData(event, url))
	} else if (request.mode === 'navigate') {
		event.waitUntil(letNewWorkerIn(event))
		event.respondWith(url.pathname === hop ? land(url) : serveDocument(event, url))
	}
})

/** What another app shares goes into the device's store and not over the network, and from there where its reader likes. */
async function takeShared(request: Request): Promise<Response> {
	const store = await openStore()
	if (!store) return fetch(request)
	const form = await request.formData()
	const textOf = (name: string) =>
		form
			.getAll(name)
			.filter((value) => typeof value === 'string')
			.join(' ')
	await keepShared(store, shareWords({ title: textOf('title'), text: textOf('text'), url: textOf('url') }))
	store.close()
	return Response.redirect('/share', 303)
}

async function forgetAround(request: Request): Promise<Response> {
	await forgetKept()
	const answer = await fetch(request)
	// Another window may have asked for pages meanwhile.
	await forgetKept()
	return answer
}

async function serveAsset(request: Request): Promise<Response> {
	const known = await caches.match(request, { ignoreVary: true })
	if (known) return known
	const answer = await fetch(request)
	// Of a version newer than this worker, whose pages are kept as well.
	if (answer.ok) await (await caches.open(shell)).put(request, answer.clone())
	return answer
}

async function serveDocument(event: FetchEvent, url: URL): Promise<Response> {
	const path = url.pathname
	const known = isKept(path) ? await findKept(path) : undefined
	if (known && cutOff.delete(path)) return known
	const keep = keeper(path, shell)
	const coming = fetchDocument(event)
	if (isKept(path)) {
		// With a query it may say what just happened; kept is the page itself.
		event.waitUntil(
			coming
				.then((answer) => (url.search === '' ? keep(answer.clone()) : remember(path).then(() => false)))
				.then((led) => (led ? remember('/start') : path === '/start' ? keepAhead() : undefined))
				.catch(() => {})
		)
	}
	const answer = known ? await patiently(coming) : await coming.catch(() => null)
	return answer ?? known ?? (await caches.match(offline, { ignoreVary: true })) ?? Response.error()
}

async function fetchDocument(event: FetchEvent): Promise<Response> {
	const early: unknown = await event.preloadResponse
	return early instanceof Response ? early : fetch(event.request)
}

async function serveData(event: FetchEvent, url: URL): Promise<Response> {
	const path = url.pathname.slice(0, -dataSuffix.length) || '/'
	const known = isKept(path) ? await findKept(path) : undefined
	const coming = fetch(event.request)
	if (isKept(path)) {
		event.waitUntil(coming.then((answer) => (answer.ok ? rememberSoon(path) : undefined)).catch(() => {}))
	}
	// Whoever has the page before them, perhaps half-way through a sentence, is not given an older one for want of patience.
	const isThere = new URL(event.request.referrer || location.origin).pathname === path
	const answer = known ? await patiently(coming, !isThere) : await coming.catch(() => null)
	if (answer) return answer
	for (const name of [...url.searchParams.keys()]) {
		if (name.startsWith('x-sveltekit-')) url.searchParams.delete(name)
	}
	const to = encodeURIComponent(path + url.search)
	return Response.json({ type: 'redirect', location: `${hop}?to=${to}` })
}

/** An answer, within our patience; null when there is none, or only that of a server in front which finds no other. */
async function patiently(coming: Promise<Response>, within = true): Promise<Response | null> {
	const came = coming.catch(() => null)
	const given = await (within ? Promise.race([came, sleep(patience).then(() => null)]) : came)
	return given && given.status < 502 ? given : null
}

// Pages that the router just waited for in vain: nobody waits for them twice.
const cutOff = new Set<string>()

function land(url: URL): Response {
	const to = new URL(url.searchParams.get('to') ?? '/start', location.origin)
	if (to.origin !== location.origin) return Response.error()
	cutOff.add(to.pathname)
	return Response.redirect(to, 303)
}

/** Asks for a page only to keep it, and where it leads elsewhere whether somebody is signed in at all. Never throws. */
async function remember(path: string): Promise<void> {
	const keep = keeper(path, shell)
	try {
		const headers = { accept: 'text/html' }
		const led = await keep(await fetch(path, { headers, redirect: 'manual', priority: 'low' }))
		if (led) await remember('/start')
	} catch {
		// No network: what is kept stays.
	}
}

const latest = new Map<string, symbol>()

/** Keeps what the page is now that its data came, once for several changes in a row. */
async function rememberSoon(path: string): Promise<void> {
	const mine = Symbol()
	latest.set(path, mine)
	await sleep(1_000)
	if (latest.get(path) !== mine) return
	await remember(path)
	if (path === '/start') await keepAhead()
}

/** A new version takes over when the only window is the one that is just leaving its page: none loses its assets. */
async function letNewWorkerIn({ clientId }: FetchEvent): Promise<void> {
	const { waiting } = self.registration
	if (!waiting) return
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
	if (windows.every(({ id }) => id === clientId)) waiting.postMessage('take over')
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

self.addEventListener('push', (event) => {
	const { title, body, tag, path } = readNotice(event.data?.text())
	const shown = { body, tag, data: path, icon: '/icons/icon-192.png', badge: '/icons/monochrome.svg' }
	event.waitUntil(Promise.all([self.registration.showNotification(title, shown), showBadge()]))
})

self.addEventListener('notificationclick', (event) => {
	event.notification.close()
	event.waitUntil(openPage(pathOf(event.notification.data)))
})

/** The window that shows the page already, else a new one; where neither may be, the window that is there. */
async function openPage(path: string): Promise<void> {
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
	const there = windows.find(({ url }) => url === new URL(path, location.origin).href)
	const going = there ? there.focus() : self.clients.openWindow(path)
	await going.catch(() => (there ?? windows[0])?.navigate(path))
}

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))

/** The browser took the subscription back: what it gives in its place is told. Without one, mail comes. */
async function renew({ newSubscription, oldSubscription }: PushSubscriptionChangeEvent): Promise<void> {
	const options = oldSubscription?.options
	const fresh = newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)))
	const words = fresh && wordsOf(fresh)
	if (!words) return
	const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' }
	await fetch('/me/notices?/turnOn', { method: 'POST', headers, body: new URLSearchParams(words) })
}
