import { roles, type Role } from './role.ts'

/** Who does what in one session; a role that nobody can take is left out. */
export type Duties = Partial<Record<Role, string>>

export interface RotaCircle {
	members: readonly { id: string; joinedAt: Date }[]
	/** When who last served in which role. */
	served: readonly { role: Role; personId: string; at: Date }[]
	/** The sessions to come, in order. `cannot`: away that day, answered no, or skipped a duty of it. */
	sessions: readonly { startsAt: Date; cannot: ReadonlySet<string>; held: Readonly<Duties> }[]
	/** When the session before them began; null when the circle has not met yet. */
	previousStart: Date | null
}

/**
 * Who does what in the sessions to come. What is held stays, unless its holder is no member or cannot. What is vacant
 * goes to whoever served least recently in that role, in past and assigned sessions alike; who never did comes first,
 * by joining order, counted on from who has the role before, so that the three roles go round beside each other.
 * Nobody has two roles in a session while somebody else can; a second one is given up then. Who joined since the last
 * session is exempt from the next, unless everybody there did. A skip is no service: who skipped comes up again as if
 * it had not been their turn yet.
 *
 * Two members share three roles; one alone has none, since there is nobody to take turns with. The order in which
 * members and services are given does not matter.
 * @returns the duties of each session, in order.
 */
export function planRota({ members, served, sessions, previousStart }: RotaCircle): Duties[] {
	if (members.length < 2) return sessions.map(() => ({}))
	const line = members.toSorted(
		(a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (a.id < b.id ? -1 : 1)
	)
	const place = new Map(line.map(({ id }, index) => [id, index]))
	const plans = sessions.map(({ held, cannot }): Duties => {
		const kept = roles.filter((role) => place.has(held[role] ?? '') && !cannot.has(held[role] ?? ''))
		return Object.fromEntries(kept.map((role) => [role, held[role]]))
	})

	/** When they last served in the role, or will; long ago if never. */
	const lastTime = (role: Role, person: string): number =>
		Math.max(
			...served.filter((one) => one.role === role && one.personId === person).map(({ at }) => at.getTime()),
			...plans.map((plan, index) =>
				plan[role] === person ? (sessions[index]?.startsAt.getTime() ?? 0) : -Infinity
			)
		)

	for (const [index, { cannot }] of sessions.entries()) {
		const duties = plans[index] ?? {}
		const able = line.filter(({ id }) => !cannot.has(id))
		const settled = able.filter(
			({ joinedAt }) => index > 0 || previousStart === null || joinedAt < previousStart
		)
		const pool = (settled.length > 0 ? settled : able).map(({ id }) => id)
		for (const [step, role] of roles.entries()) {
			const others = roles.filter((other) => other !== role).map((other) => duties[other])
			const load = (person: string) => others.filter((other) => other === person).length
			const least = Math.min(...pool.map(load))
			const holder = duties[role]
			if (holder !== undefined && (load(holder) === 0 || load(holder) <= least)) continue
			const beside = place.get(duties[roles[step - 1] ?? role] ?? '') ?? -1
			const turn = (person: string) => ((place.get(person) ?? 0) - beside - 1 + line.length) % line.length
			const [next] = pool
				.filter((person) => load(person) === least)
				.map((person) => ({ person, last: lastTime(role, person), turn: turn(person) }))
				.toSorted((a, b) => (a.last === b.last ? a.turn - b.turn : a.last - b.last))
			if (next) duties[role] = next.person
		}
	}
	return plans
}
