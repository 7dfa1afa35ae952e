import type ICAL from 'ical.js'

/** A calendar with a rule that would take too long to follow; the whole of it is refused. */
export class TooDense extends Error {}

const mostOfLists = 400

/**
 * Refuses rules that repeat within a day, and those whose BY lists name very many days: nobody is busy so, and following
 * them is how a calendar stops a server.
 * @throws TooDense
 */
export function refuseDense(rule: ICAL.Recur): void {
	if (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(rule.freq)) throw new TooDense()
	let combinations = 1
	for (const [name, list] of Object.entries(rule.parts)) {
		const length = Array.isArray(list) ? list.length : 1
		if (['BYHOUR', 'BYMINUTE', 'BYSECOND'].includes(name) && length > 1) throw new TooDense()
		combinations *= Math.max(1, length)
	}
	if (combinations > mostOfLists) throw new TooDense()
}
