import type { Edit, Planned } from './plan.ts'
import { toInstant } from './zone.ts'

/** A session with a part of it changed, its instants worked out again from the wall clock. */
export function edit(was: Planned, change: Partial<Pick<Planned, Changeable>>): Edit {
	const { id, date, time, zone, durationMinutes, status, format } = { ...was, ...change }
	return {
		was,
		id,
		date,
		time,
		zone,
		durationMinutes,
		status,
		format,
		...instants({ date, time, zone, durationMinutes })
	}
}

type Changeable = 'date' | 'time' | 'zone' | 'durationMinutes' | 'status' | 'format'

/** Start, end and the gap that a clock change makes, for a wall clock. */
export function instants(wall: Pick<Planned, 'date' | 'time' | 'zone' | 'durationMinutes'>) {
	const { instant, shiftedMinutes } = toInstant(wall, wall.zone)
	const endsAt = new Date(instant.getTime() + wall.durationMinutes * 60_000)
	return { startsAt: instant, endsAt, shiftedMinutes }
}

/** Whether calendars show a difference: then the sequence goes up, and the others are told. */
export function isVisible({ was, ...is }: Edit): boolean {
	return (
		is.startsAt.getTime() !== was.startsAt.getTime() ||
		is.durationMinutes !== was.durationMinutes ||
		is.status !== was.status ||
		is.format !== was.format
	)
}
