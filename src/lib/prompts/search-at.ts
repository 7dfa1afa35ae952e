/**
 * Where a search without scripts is posted to, so that the page at an address of the library answers it. By itself, since
 * the rest of those addresses is the server's.
 */
export function searchAt(address: string): string {
	const [path = '', query] = address.split('?')
	return `${path}?/search${query ? `&${query}` : ''}`
}
