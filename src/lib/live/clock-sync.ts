/** One answer of the server about its time. All in milliseconds; `sentAt` and `receivedAt` by the device's clock. */
export interface ClockSample {
	/** When it was asked; null for what came unasked, which tells how late it is at least. */
	readonly sentAt: number | null
	readonly receivedAt: number
	readonly serverAt: number
}

/**
 * By how much the server's clock is ahead of the device's. Each sample says between which two values that lies (Cristian's
 * bounds); what all allow is intersected, from the latest back to where the device's clock was set or slept, and the
 * middle is taken: wrong by half the shortest way there and back at most.
 * @param samples in the order in which they came
 * @returns milliseconds to add to the device's clock; 0 when nothing is known
 */
export function offsetOf(samples: readonly ClockSample[]): number {
	let least = -Infinity
	let most = Infinity
	for (const { sentAt, receivedAt, serverAt } of samples.toReversed()) {
		const lower = Math.max(least, serverAt - receivedAt)
		const upper = sentAt === null ? most : Math.min(most, serverAt - sentAt)
		// Both clocks count whole milliseconds.
		if (lower > upper + 1) break
		least = lower
		most = upper
	}
	if (least === -Infinity) return 0
	return most === Infinity ? least : (least + most) / 2
}
