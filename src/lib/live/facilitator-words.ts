import type { Live, Waiting } from './live.ts'

/** Who facilitates a session that is on: 'Ana facilitates'. */
export function sayWhoFacilitates(
	{ people, facilitatorId }: Pick<Live, 'people' | 'facilitatorId'>,
	me: string
): string {
	if (facilitatorId === me) return 'You facilitate'
	const person = people.find(({ id }) => id === facilitatorId)
	return person ? `${person.name} facilitates` : 'Nobody facilitates'
}

/** Who is to facilitate one that has not begun: by the rota, as long as their phone is there (see start_live). */
export function sayWhoWillFacilitate(live: Pick<Waiting, 'people' | 'facilitatorId'>, me: string): string {
	const person = live.people.find(({ id }) => id === live.facilitatorId)
	if (!person) return 'Whoever starts facilitates, and can hand it on.'
	const byRota = `${sayWhoFacilitates(live, me)}, by the rota.`
	return person.present || person.id === me
		? byRota
		: `${byRota} If ${person.name} is not here by then, whoever starts does.`
}
