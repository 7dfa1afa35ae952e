/**
 * The version of a session that whoever asks for it has: of the last event that their browser heard, where that listens
 * again by itself and its address is older; else what the address names.
 * @returns -1 for none. 0 is none, too: nothing is counted before somebody waits.
 */
export function knownVersion(after: string | null, lastEventId: string | null = null): number {
	const known = [lastEventId, after].find((text) => text !== null && /^[1-9]\d{0,14}$/.test(text))
	return known ? Number(known) : -1
}
