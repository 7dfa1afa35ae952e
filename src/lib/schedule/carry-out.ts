import type { Plan, Planned } from './plan.ts'
import { isVisible } from './plan-edit.ts'

/**
 * The sessions after a plan was carried out: what the database makes of it.
 * @param ruleId of the rule that the plan makes, if it makes one.
 */
export function carryOut(sessions: readonly Planned[], plan: Plan, ruleId: string | null): Planned[] {
	const edits = new Map(plan.edits.map((one) => [one.id, one]))
	const stay = sessions.map((session): Planned => {
		const found = edits.get(session.id)
		if (!found) return session
		const { was, date, time, zone, durationMinutes, startsAt, endsAt, status, format } = found
		const sequence = was.sequence + (isVisible(found) ? 1 : 0)
		const scheduleId = plan.rule ? ruleId : was.scheduleId
		return {
			...was,
			date,
			time,
			zone,
			durationMinutes,
			startsAt,
			endsAt,
			status,
			format,
			sequence,
			scheduleId
		}
	})
	const come = plan.added.map((addition): Planned => {
		const { id, originalDate, date, time, zone, durationMinutes, startsAt, endsAt, scheduleId } = addition
		const wall = { originalDate, date, time, zone, durationMinutes, startsAt, endsAt, scheduleId }
		return { id, ...wall, status: 'confirmed', format: 'call', sequence: 0, added: !addition.byRule }
	})
	return [...stay, ...come]
}

/**
 * Pairs of sessions that overlap after a plan was carried out, where the plan touches at least one of them. One that
 * ends as the other begins does not overlap it.
 */
export function overlaps(sessions: readonly Planned[], plan: Plan): [Planned, Planned][] {
	const touched = new Set([...plan.edits, ...plan.added].map(({ id }) => id))
	const after = carryOut(sessions, plan, null)
		.filter(({ status }) => status === 'confirmed')
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	return after.flatMap((one, index) =>
		after
			.slice(index + 1)
			.filter((other) => other.startsAt < one.endsAt && (touched.has(one.id) || touched.has(other.id)))
			.map((other): [Planned, Planned] => [one, other])
	)
}
