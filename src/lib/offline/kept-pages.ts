import { pagesCache } from './pages.ts'

/*
 * The pages that the service worker keeps for times without network: documents of the signed-in part, as they were
 * answered, marked with when (`data-seen` on the root element) and with the shell they need. One person's at a time.
 */

const id = '[0-9a-f]{8}-[0-9a-f-]{27}'
const kept = new RegExp(
	`^/(start|share|commitments(/new|/${id})?|circles(/${id})?|prompts(/[a-z0-9-]+)?|sessions/${id}(/topics(/new|/${id})?)?)$`
)
const most = 30

// Counts up when pages are forgotten, so that what was asked for before is not kept after.
let generation = 0

/** Whether a page of this path is kept. Its forms, invitations and settings never are. */
export function isKept(path: string): boolean {
	return kept.test(path)
}

/** The kept page of a path. */
export async function findKept(path: string): Promise<Response | undefined> {
	return (await caches.open(pagesCache)).match(path)
}

const fresh = 15 * 60_000

/** Whether the kept page of a path is of the last quarter of an hour. */
export async function isFresh(path: string): Promise<boolean> {
	const seen = (await findKept(path))?.headers.get('x-seen')
	return seen !== null && seen !== undefined && Math.abs(Date.now() - Date.parse(seen)) < fresh
}

/**
 * What one may want in a tunnel after the start page was seen: where one writes, the lists, and what the page leads to;
 * of the first session its topics as well.
 * @param start the page's HTML
 */
export function aheadOf(start: string): string[] {
	const links = [...start.matchAll(new RegExp(`href="(/(?:sessions|circles|commitments)/${id})"`, 'g'))]
	const paths = links.flatMap(([, path]) => path ?? [])
	const session = paths.find((path) => path.startsWith('/sessions/'))
	const topics = session ? [`${session}/topics`, `${session}/topics/new`] : []
	const lists = ['/commitments', '/commitments/new', '/circles', '/prompts', '/share']
	return [...new Set([...lists, ...paths.slice(0, 8), ...topics])]
}

/** Forgets every page, and those that are on their way. */
export async function forgetKept(): Promise<void> {
	generation++
	await caches.delete(pagesCache)
}

/**
 * To be called when a page is asked for, and what it gives with the answer: keeps a page, drops one that is no longer
 * there or no longer to be seen. Where the start page leads elsewhere nobody is signed in, and all is forgotten.
 * @returns of the second, whether another page led elsewhere: it may be for want of a sign-in, and the start page can tell
 */
export function keeper(path: string, shell: string): (answer: Response) => Promise<boolean> {
	const began = generation
	return async (answer) => {
		const led = answer.type === 'opaqueredirect'
		if (led && path === '/start') await forgetKept()
		const isPage = answer.ok && answer.headers.get('content-type')?.startsWith('text/html')
		const text = isPage ? await answer.text() : ''
		// From here on nothing waits but the cache itself.
		if (began !== generation) return false
		const pages = await caches.open(pagesCache)
		if (isPage) await pages.put(path, mark(text, answer.headers, shell))
		else if (answer.status < 500) await pages.delete(path)
		const paths = await pages.keys()
		for (const oldest of paths.slice(0, -most)) await pages.delete(oldest)
		return led
	}
}

function mark(text: string, answered: Headers, shell: string): Response {
	const headers = new Headers(answered)
	// The text is no longer compressed.
	headers.delete('content-encoding')
	headers.delete('content-length')
	headers.set('x-shell', shell)
	const seen = new Date().toISOString()
	headers.set('x-seen', seen)
	const page = text.replace('<html', `<html data-seen="${seen}"`)
	return new Response(page, { headers })
}

/** Names of the shells that kept pages need. */
export async function shellsInUse(): Promise<Set<string>> {
	const pages = await caches.open(pagesCache)
	const answers = await Promise.all((await pages.keys()).map((request) => pages.match(request)))
	return new Set(answers.map((answer) => answer?.headers.get('x-shell') ?? ''))
}
