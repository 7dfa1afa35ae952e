/** A link to where something can be seen, with the host that it leads to, as browsers write it (punycode). */
export type Evidence = { readonly href: string; readonly host: string }

/** The links of an item that a browser may follow: https and nothing else, each once. */
export function readEvidence(links: readonly string[]): Evidence[] {
	const hosts = new Map<string, string>()
	for (const link of links) {
		const url = URL.parse(link)
		if (url?.protocol === 'https:') hosts.set(url.href, url.host)
	}
	return [...hosts].map(([href, host]) => ({ href, host }))
}
