/** The cache in which the service worker keeps pages of the person who is signed in. */
export const pagesCache = 'pages'

/** Forgets those pages, also where a page runs without the service worker, as after a forced reload. */
export function forgetPages(): void {
	if ('caches' in globalThis) void caches.delete(pagesCache)
}
