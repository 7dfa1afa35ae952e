/**
 * The time of day in a zone, 'HH:MM'. Devices know their zones; the server's and the browser's answer are the same.
 * @throws RangeError for an unknown zone.
 */
export function sayTime(instant: number, zone: string): string {
	const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const
	return new Intl.DateTimeFormat('en-GB', options).format(instant)
}
