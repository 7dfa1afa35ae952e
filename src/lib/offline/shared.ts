/**
 * What another app shared, as one line of words: a title and an address that the text names already are not said twice.
 * @returns '' when there was nothing
 */
export function shareWords(shared: { title?: string; text?: string; url?: string }): string {
	const [title, text, url] = [shared.title, shared.text, shared.url].map((part = '') =>
		part.replaceAll(/\s+/g, ' ').trim()
	)
	let words = text ?? ''
	if (title && !words.includes(title)) words = words ? `${title}: ${words}` : title
	if (url && !words.includes(url)) words = words ? `${words} ${url}` : url
	return words
}
