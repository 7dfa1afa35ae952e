import { describeWhen } from '../sessions/when.ts'

const dayBefore = 24 * 3_600_000

/**
 * When prompts stand in for a queue that stays empty, as the reader says it: 'Wednesday 2 December, 16:00'; null once that
 * is over. The database puts them there a day before the start.
 */
export function describeStandIns(
	{ startsAt }: { startsAt: Date },
	viewer: { zone: string; circleZone: string; now: Date; locale?: string }
): string | null {
	const at = new Date(startsAt.getTime() - dayBefore)
	if (at <= viewer.now) return null
	const { day, time } = describeWhen({ startsAt: at, endsAt: at }, viewer)
	return `${day}, ${time}`
}
