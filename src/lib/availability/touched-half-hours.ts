import type { OffsetStretch } from './local-offsets.ts'

/** The minute of the local week, Monday 00:00 first, at an instant in milliseconds since 1970. */
export function minuteOfWeek(at: number, offset: number): number {
	// The first of January 1970 was a Thursday: Monday is four days on.
	const minutes = (Math.floor(at / 60_000) + offset - 4 * 1440) % 10_080
	return minutes < 0 ? minutes + 10_080 : minutes
}

/** The stretch that an instant falls into. */
export function stretchAt(stretches: readonly OffsetStretch[], at: number): OffsetStretch {
	return stretches.find(({ until }) => until > at) ?? { until: Infinity, offset: 0 }
}

/**
 * The half-hours of the local week, 0 to 335, that a session touches, in order, also when the clock changes during it.
 * @param startsAt milliseconds since 1970, as `endsAt`, which is exclusive.
 */
export function halfHoursTouched(
	stretches: readonly OffsetStretch[],
	startsAt: number,
	endsAt: number
): number[] {
	const touched: number[] = []
	for (let at = startsAt; at < endsAt;) {
		const { until, offset } = stretchAt(stretches, at)
		const minute = minuteOfWeek(at, offset)
		touched.push(Math.floor(minute / 30))
		at = Math.min(at + (30 - (minute % 30)) * 60_000, until)
	}
	return touched
}
