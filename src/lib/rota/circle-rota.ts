import { zoneAt } from '../availability/local-offsets.ts'
import { toWall } from '../schedule/zone.ts'
import type { Role } from './role.ts'
import { planRota, type Duties } from './rota.ts'

/** By turn, instead of somebody who cannot, because they were asked, or because an organiser named them. */
export type CameBy = 'turn' | 'instead' | 'asked' | 'named'

export interface RotaMember {
	id: string
	name: string
	role: string
	joinedAt: Date
	/** Where they live; `travels` and `absences` have dates, both included. */
	zone: string
	travels: { zone: string; startsOn: string; endsOn: string }[]
	absences: { startsOn: string; endsOn: string }[]
}

export interface RotaSession {
	id: string
	startsAt: Date
	endsAt: Date
	zone: string
	saidNo: string[]
	skips: { role: Role; personId: string }[]
	duties: { role: Role; personId: string; cameBy: CameBy; assignedAt: Date }[]
}

/** All of a circle that its rota depends on. */
export interface CircleRota {
	circle: { id: string; name: string }
	previousStart: Date | null
	/** In the order they came. */
	members: RotaMember[]
	/** The next four that take place, in order. */
	sessions: RotaSession[]
	served: { role: Role; personId: string; times: number; last: Date }[]
}

/** Whether somebody is away on the date that a session begins on, where they are then. */
export function isAway(member: RotaMember, session: { startsAt: Date }): boolean {
	const { date } = toWall(session.startsAt, zoneAt(member, session.startsAt))
	return member.absences.some(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)
}

/** The duties of the next sessions as the rule sees them now; one for each, in order. */
export function dutiesOf(rota: CircleRota): Duties[] {
	return planRota({
		...rota,
		served: rota.served.map(({ role, personId, last }) => ({ role, personId, at: last })),
		sessions: rota.sessions.map((session) => ({
			startsAt: session.startsAt,
			cannot: whoCannot(rota, session),
			held: Object.fromEntries(
				session.duties.filter((duty) => !isLoose(rota, duty)).map((duty) => [duty.role, duty.personId])
			)
		}))
	})
}

/** Who cannot take a duty of a session: away, said no, or skipped one of it. */
export function whoCannot({ members }: CircleRota, session: RotaSession): Set<string> {
	const away = members.filter((member) => isAway(member, session)).map(({ id }) => id)
	return new Set([...away, ...session.saidNo, ...session.skips.map(({ personId }) => personId)])
}

/** Until a circle first meets, whose turn it is is found anew whenever somebody joins; else the first few had it all. */
export function isLoose(
	{ members, previousStart }: CircleRota,
	{ cameBy, assignedAt }: RotaSession['duties'][number]
): boolean {
	return previousStart === null && cameBy === 'turn' && members.some(({ joinedAt }) => joinedAt > assignedAt)
}
