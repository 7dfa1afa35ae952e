import { cityOf } from '../schedule/city.ts'

/** What a person is in a circle and where, for one who looks: 'You, organiser, Berlin' or 'Lagos'. */
export function describeRole(member: { id: string; role: string; zone: string }, viewerId: string): string {
	const facts = [
		member.id === viewerId && 'you',
		member.role === 'organiser' && 'organiser',
		cityOf(member.zone)
	].filter((fact) => fact !== false)
	const [first = '', ...rest] = facts
	return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')
}
