import { isAway, type CircleRota, type RotaSession } from './circle-rota.ts'
import { roles, roleWords, type Role } from './role.ts'

/** How somebody came to a duty, where that was not by turn; `person` is who has it by the rule now. */
export function markWords(
	held: RotaSession['duties'][number] | undefined,
	person: string | undefined
): string | null {
	if (person === undefined || (held && held.personId !== person))
		return person === undefined ? null : 'Stands in'
	const marks = { turn: null, instead: 'Stands in', asked: 'Swapped', named: 'Named' }
	return held ? marks[held.cameBy] : null
}

/** 'Priyamvada is away. You said no.' or null when nobody is missing. */
export function absenceWords({ members }: CircleRota, session: RotaSession, me: string): string | null {
	const nameThem = (people: CircleRota['members']) =>
		people.map(({ id, name }) => (id === me ? 'you' : name)).join(' and ')
	const away = members.filter((member) => isAway(member, session))
	const no = members.filter((member) => session.saidNo.includes(member.id) && !away.includes(member))
	const are = away.length > 1 || away[0]?.id === me ? 'are' : 'is'
	const sentences = [
		away.length > 0 && `${nameThem(away)} ${are} away.`,
		no.length > 0 && `${nameThem(no)} said no.`
	].filter((sentence) => sentence !== false)
	return sentences.length === 0 ? null : sentences.map(capital).join(' ')
}

/** 'Ana facilitates, Tomasz keeps time, you take notes.' Null while nobody does anything. */
export function dutiesSentence(duties: readonly { role: Role; name: string; me: boolean }[]): string | null {
	const parts = roles.flatMap((role) => {
		const duty = duties.find((one) => one.role === role)
		return duty ? [duty.me ? `you ${roleWords[role].do}` : `${duty.name} ${roleWords[role].does}`] : []
	})
	return parts.length === 0 ? null : `${capital(parts.join(', '))}.`
}

function capital(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
