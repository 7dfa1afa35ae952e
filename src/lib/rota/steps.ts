import { dutiesOf, isLoose, whoCannot, type CircleRota, type RotaSession } from './circle-rota.ts'
import { roles, type Role } from './role.ts'

/** What is to be written down: `told` by mail when a duty falls to somebody because another cannot. */
export interface Step {
	session: string
	role: Role
	was: string | null
	becomes: string | null
	told: boolean
}

/** What to write down so that the stored duties are those of the rule; nothing when they are already. */
export function stepsOf(rota: CircleRota): Step[] {
	const plans = dutiesOf(rota)
	return rota.sessions.flatMap((session, index) =>
		roles.flatMap((role): Step[] => {
			const held = session.duties.find((duty) => duty.role === role)
			const step = {
				session: session.id,
				role,
				was: held?.personId ?? null,
				becomes: plans[index]?.[role] ?? null
			}
			const loose = held !== undefined && isLoose(rota, held)
			if (step.was === step.becomes) return loose ? [{ ...step, told: false }] : []
			const left = held !== undefined && !loose && !canStill(rota, session, held.personId)
			return [{ ...step, told: left || (!held && session.skips.some((skip) => skip.role === role)) }]
		})
	)
}

function canStill(rota: CircleRota, session: RotaSession, person: string): boolean {
	return rota.members.some(({ id }) => id === person) && !whoCannot(rota, session).has(person)
}
