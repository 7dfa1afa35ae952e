/** Lets so many in at a time, in the order in which they came; the others wait. What throws makes room like any other. */
export function openGate(atOnce: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
	const waiting: (() => void)[] = []
	let within = 0
	return async (work) => {
		// Whoever leaves hands their place on, so that nobody who comes just then is before those who wait.
		if (within < atOnce) within++
		else await new Promise<void>((resolve) => waiting.push(resolve))
		try {
			return await work()
		} finally {
			const next = waiting.shift()
			if (next) next()
			else within--
		}
	}
}
