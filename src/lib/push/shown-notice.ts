/** A notice as a device shows it. */
export interface ShownNotice {
	title: string
	body: string
	path: string
	tag: string
}

const unknown: ShownNotice = {
	title: 'Fortnight',
	body: 'Something is asked of you.',
	path: '/start',
	tag: 'fortnight'
}

const textOf = (value: unknown, otherwise: string) =>
	typeof value === 'string' && value !== '' ? value : otherwise

/**
 * What came in a push, as the service worker shows it. A browser insists on showing something for each: what cannot be
 * read, as from a newer version of ours, is said in general, and no path leads away from us.
 */
export function readNotice(text: string | undefined): ShownNotice {
	let said: unknown
	try {
		said = JSON.parse(text ?? '')
	} catch {
		return unknown
	}
	const { title, body, path, tag }: Partial<Record<keyof ShownNotice, unknown>> = Object(said)
	return {
		title: textOf(title, unknown.title),
		body: textOf(body, unknown.body),
		path: pathOf(path),
		tag: textOf(tag, unknown.tag)
	}
}

/** A path of ours; anything else is the start page. */
export function pathOf(path: unknown): string {
	return typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : unknown.path
}
