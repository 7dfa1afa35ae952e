/**
 * When a kept page was seen, as the device's own clock and zone have it: 'at 16:04 today', 'at 16:04 yesterday',
 * 'at 16:04 on 18 November'. Runs on the device, which knows its zone better than we do.
 */
export function describeSeen(seen: Date, now: Date): string {
	const two = (number: number) => String(number).padStart(2, '0')
	const time = `at ${two(seen.getHours())}:${two(seen.getMinutes())}`
	const midnight = (of: Date) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime()
	// A day of a clock change is 23 or 25 hours long.
	const days = Math.round((midnight(now) - midnight(seen)) / 86_400_000)
	if (days <= 0) return `${time} today`
	if (days === 1) return `${time} yesterday`
	return `${time} on ${seen.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}`
}
