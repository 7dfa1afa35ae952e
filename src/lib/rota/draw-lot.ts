/**
 * A number that is as good as drawn, 32 bits (FNV-1a over UTF-16 units): the same text gives the same number everywhere,
 * and neighbours lie far apart.
 */
export function drawLot(text: string): number {
	let hash = 0x811c9dc5
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
	}
	return hash >>> 0
}
