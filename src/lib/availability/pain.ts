import { halfHoursOfWeek } from './week-marks.ts'

/**
 * What an hour costs somebody, in points from 0 to 100, as everything that calls itself fair here counts it.
 *
 * The mark counts first: good 0, possible 20, painful 60. Night is added to it, whatever the mark: between 22:00 and
 * 7:00 on the local clock each half-hour costs more, from 10 points at 22:00 up to 40 at 3:00 and down to 5 at 6:30,
 * so that no night is free and the worst hour there is, painful at three in the morning, costs 100.
 *
 * A blank half-hour is one in which the person cannot come. Being left out is no relief: it costs as much as the
 * worst hour. Being away or busy on a date is not the hour's doing and costs nothing, though they cannot come then.
 */
export const worstPain = 100

const painOf: Record<string, number> = { g: 0, p: 20, x: 60 }

/**
 * The points of one half-hour; null when the mark says that they cannot come.
 * @param halfHour of the local day, 0 for the one that begins at midnight, to 47.
 * @throws RangeError for a mark that does not exist.
 */
export function painOfHalfHour(mark: string, halfHour: number): number | null {
	if (mark === '.') return null
	const points = painOf[mark]
	if (points === undefined) throw new RangeError(`Not a mark: ${JSON.stringify(mark)}`)
	return points + nightPain(halfHour)
}

/** Whether a half-hour of the local day, 0 to 47, is night: 22:00 to 7:00. */
export function isNight(halfHour: number): boolean {
	return halfHour >= 44 || halfHour < 14
}

/** Three points more with each half-hour up to 3:00, from 10 to 40; then five fewer. */
function nightPain(halfHour: number): number {
	if (!isNight(halfHour)) return 0
	return halfHour >= 44 ? 10 + (halfHour - 44) * 3 : halfHour <= 6 ? 22 + halfHour * 3 : (14 - halfHour) * 5
}

/**
 * What is assumed of somebody who has not marked their hours: Monday to Friday from 9 to 18 possible, all else painful,
 * so that nobody is thought free or unable who has not said so.
 */
export const assumedMarks: string = Array.from({ length: halfHoursOfWeek }, (_, index) => {
	const halfHour = index % 48
	return index < 5 * 48 && halfHour >= 18 && halfHour < 36 ? 'p' : 'x'
}).join('')
