import type { CircleRota, RotaSession } from './circle-rota.ts'
import type { Role } from './role.ts'

/**
 * The session whose duty whoever asks takes in return: the asked one's next of that role that they are free for. The
 * database decides when it is accepted; this says it before.
 */
export function findReturn(
	{ sessions }: CircleRota,
	{ role, session, by, of }: { role: Role; session: string; by: string; of: string }
): RotaSession | null {
	const found = sessions.find(
		(other) =>
			other.id !== session &&
			other.duties.some((duty) => duty.role === role && duty.personId === of) &&
			!other.duties.some((duty) => duty.personId === by) &&
			!other.saidNo.includes(by) &&
			!other.skips.some((skip) => skip.personId === by)
	)
	return found ?? null
}
