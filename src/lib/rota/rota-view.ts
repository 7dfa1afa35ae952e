import { describeWhen, type When } from '../sessions/when.ts'
import { viewAsked, type AskedView } from './asked-view.ts'
import { dutiesOf, type RotaSession } from './circle-rota.ts'
import type { Rota } from './read.server.ts'
import { roles, roleWords, type Role } from './role.ts'
import { absenceWords, markWords } from './rota-words.ts'

/** Who reads, where, in which language and when. */
export interface Reader {
	id: string
	zone: string
	locale: string
	now: Date
}

/** One duty in words. */
export interface DutyView {
	role: Role
	/** 'Facilitator' */
	name: string
	/** 'You', 'Ana', or null while nobody can. */
	who: string | null
	mine: boolean
	/** 'Stands in', 'Swapped'; null by turn. */
	mark: string | null
}

export interface RotaView {
	asked: AskedView[]
	/** The reader's own, the next one first; `asked` is who was asked to take it. */
	mine: {
		session: string
		role: Role
		words: string
		when: When
		asked: { id: string; name: string } | null
	}[]
	sessions: { id: string; when: When; absent: string | null; duties: DutyView[] }[]
}

/** A circle's next four sessions in words, for one member at one moment: as stored, and by the rule where nothing is. */
export function viewRota(rota: Rota, reader: Reader): RotaView {
	const nameOf = (person: string | undefined) =>
		rota.members.find(({ id }) => id === person)?.name ?? 'Somebody who has left'
	const whenOf = (session: RotaSession) => describeWhen(session, { ...reader, circleZone: session.zone })
	const plans = dutiesOf(rota)
	const held = (session: RotaSession, role: Role) => session.duties.find((duty) => duty.role === role)
	return {
		asked: viewAsked(rota, reader),
		mine: rota.sessions.flatMap((session, index) =>
			roles
				.filter((role) => plans[index]?.[role] === reader.id && held(session, role)?.personId === reader.id)
				.map((role) => {
					const request = rota.requests.find((one) => one.sessionId === session.id && one.role === role)
					const asked = request ? { id: request.id, name: nameOf(request.of) } : null
					return {
						session: session.id,
						role,
						words: `You ${roleWords[role].do}`,
						when: whenOf(session),
						asked
					}
				})
		),
		sessions: rota.sessions.map((session, index) => ({
			id: session.id,
			when: whenOf(session),
			absent: absenceWords(rota, session, reader.id),
			duties: roles.map((role) => {
				const person = plans[index]?.[role]
				const mine = person === reader.id
				const who = person === undefined ? null : mine ? 'You' : nameOf(person)
				return { role, name: roleWords[role].name, who, mine, mark: markWords(held(session, role), person) }
			})
		}))
	}
}
