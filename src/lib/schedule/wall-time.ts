/**
 * Minutes since midnight of a wall-clock time, 0 to 1439. Takes 'HH:MM' and what SQL gives for it,
 * 'HH:MM:00'.
 * @throws RangeError for anything else, seconds other than zero and '24:00' included.
 */
export function minutesOfDay(time: string): number {
	const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(time) ?? []
	if (hours === undefined || minutes === undefined) {
		throw new RangeError(`Not a time of day: ${JSON.stringify(time)}`)
	}
	return Number(hours) * 60 + Number(minutes)
}

/**
 * The wall-clock time 'HH:MM' that many whole minutes after midnight, 0 to 1439.
 */
export function timeOfDay(minutes: number): string {
	const twoDigits = (part: number) => String(part).padStart(2, '0')
	return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}
