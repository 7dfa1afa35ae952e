import { describeWhen, type When } from '../sessions/when.ts'
import { isAway } from './circle-rota.ts'
import { findReturn } from './in-return.ts'
import type { Rota } from './read.server.ts'
import { roleWords, type Role } from './role.ts'
import type { Reader } from './rota-view.ts'

/** Whom a duty may go to: its holder asks, an organiser names. */
export interface Choice {
	action: 'ask' | 'name'
	/** Who has it now. */
	holder: string | null
	title: string
	about: string
	when: When
	/** `why` they cannot be picked, null for those who can; these come first. */
	people: { id: string; name: string; facts: string; why: string | null; act: string }[]
}

/** The people for a duty to come, in words; null for who neither has it nor organises, and when it is not to come. */
export function viewChoice(rota: Rota, duty: { session: string; role: Role }, reader: Reader): Choice | null {
	const session = rota.sessions.find(({ id }) => id === duty.session)
	const me = rota.members.find(({ id }) => id === reader.id)
	if (!session || !me) return null
	const holder = session.duties.find(({ role }) => role === duty.role)?.personId
	const action = holder === me.id ? 'ask' : me.role === 'organiser' ? 'name' : null
	if (!action) return null
	const words = roleWords[duty.role]
	const say = (at: { startsAt: Date; endsAt: Date; zone: string }) =>
		describeWhen(at, { ...reader, circleZone: at.zone })

	const people = rota.members
		.filter(({ id }) => id !== holder)
		.map((member) => {
			const other = session.duties.find(({ personId }) => personId === member.id)
			const why = other
				? `${roleWords[other.role].name} that day`
				: session.saidNo.includes(member.id)
					? 'Said no to this session'
					: isAway(member, session)
						? 'Away that day'
						: null
			return {
				id: member.id,
				name: member.id === me.id ? 'You' : member.name,
				facts: factsOf(member.id),
				act: action === 'ask' ? 'Ask' : member.id === me.id ? 'Take it' : 'Give it',
				why
			}
		})
	const holderName = rota.members.find(({ id }) => id === holder)?.name
	return {
		action,
		holder: holder ?? null,
		title: action === 'ask' ? `Who could ${words.do}?` : `Who ${words.does}?`,
		about:
			action === 'ask'
				? 'A tap asks them, here and by mail. It stays yours until they accept.'
				: `A tap gives it to them; they get a mail. ${holderName ? `Now it is ${holderName}.` : 'Nobody has it now.'}`,
		when: say(session),
		people: people.toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null))
	}

	function factsOf(person: string): string {
		const swap = { role: duty.role, session: duty.session, by: reader.id, of: person }
		const given = action === 'ask' ? findReturn(rota, swap) : null
		if (given) return `You take theirs on ${say(given).monthDay}`
		const times = rota.served.find((one) => one.role === duty.role && one.personId === person)?.times ?? 0
		return times === 0
			? 'Never did'
			: `Did ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`} before`
	}
}
