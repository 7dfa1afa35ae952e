import { addDays } from '../../src/lib/schedule/plain-date.ts'
import { toWall } from '../../src/lib/schedule/zone.ts'
import { roles, type Role } from '../../src/lib/rota/role.ts'
import { planRota } from '../../src/lib/rota/rota.ts'
import { demoAbsences } from './demo-hours.ts'
import type { Sql } from './sql.ts'

/** Who did what in the demo's past sessions, in the order of the roles, and what was swapped in the next. */
const past: Record<string, { served: string[]; swapped?: [Role, string] }> = {
	'Load-bearing': {
		served: ['Ilse Bridget Oyelaran', 'Ana Ilse Sefa'],
		swapped: ['timekeeper', 'Ana']
	},
	'Second Opinion': { served: ['Marisol Henrik Ana', 'Henrik Ana Noor'] }
}

interface DemoDuties {
	id: string
	name: string
	/** In the order they came. */
	members: { id: string; name: string; joinedAt: Date }[]
	/** By time, two of them past. */
	sessions: { id: string; date: string; startsAt: Date }[]
}

/** Gives a circle of the demo its rota: two sessions that were, and the next four by the rule. */
export async function fillDuties(sql: Sql, now: Date, circle: DemoDuties): Promise<void> {
	const { served = [], swapped } = past[circle.name] ?? {}
	const idOf = (name: string | undefined) => circle.members.find((member) => member.name === name)?.id
	const insert = (session: string, role: Role, person: string | undefined, cameBy: string) =>
		sql(
			'insert into public.duties (session_id, circle_id, role, profile_id, came_by, assigned_at) values ($1, $2, $3, $4, $5, $6)',
			[session, circle.id, role, person, cameBy, now]
		)
	const was = circle.sessions.slice(0, served.length).flatMap(({ id, startsAt }, index) => {
		const names = served[index]?.split(' ') ?? []
		return roles.map((role, place) => ({
			session: id,
			role,
			personId: idOf(names[place]) ?? '',
			at: startsAt
		}))
	})
	for (const { session, role, personId } of was) await insert(session, role, personId, 'turn')

	const next = circle.sessions.slice(served.length, served.length + 4)
	const today = toWall(now, 'Etc/UTC').date
	const isAway = (date: string) => (away: (typeof demoAbsences)[number]) =>
		addDays(today, away.from) <= date && date <= addDays(today, away.to)
	const plans = planRota({
		members: circle.members,
		served: was,
		sessions: next.map(({ date, startsAt }, index) => ({
			startsAt,
			cannot: new Set(demoAbsences.filter(isAway(date)).map(({ name }) => idOf(name) ?? '')),
			held: index === 0 && swapped ? { [swapped[0]]: idOf(swapped[1]) ?? '' } : {}
		})),
		previousStart: was.at(-1)?.at ?? null
	})
	for (const [index, plan] of plans.entries())
		for (const role of roles) {
			const isSwapped = index === 0 && role === swapped?.[0]
			if (plan[role]) await insert(next[index]?.id ?? '', role, plan[role], isSwapped ? 'asked' : 'turn')
		}
}
