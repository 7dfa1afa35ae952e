type Link = { readonly id: string; readonly renegotiates: string | null }

/**
 * What a commitment was before, the oldest first: the chain of those it continues, itself left out. A link that may
 * not be seen ends the chain.
 */
export function earlierOf<Item extends Link>(commitment: Link, all: Iterable<Item>): Item[] {
	const byId = new Map([...all].map((item) => [item.id, item]))
	const chain: Item[] = []
	for (let id = commitment.renegotiates; id !== null;) {
		const earlier = byId.get(id)
		// The database holds that nobody continues themselves; a chain of more than its members would be a ring.
		if (!earlier || chain.length > byId.size) break
		chain.unshift(earlier)
		id = earlier.renegotiates
	}
	return chain
}

/** The one that continues a commitment at the end of its chain, or undefined when nothing does. */
export function latestOf<Item extends Link>(commitment: Link, all: Iterable<Item>): Item | undefined {
	const after = new Map([...all].map((item) => [item.renegotiates, item]))
	let latest: Item | undefined
	for (let next = after.get(commitment.id), steps = 0; next && steps <= after.size; steps++) {
		latest = next
		next = after.get(next.id)
	}
	return latest
}
