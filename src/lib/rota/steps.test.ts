import { describe, expect, it } from 'vitest'
import { isAway, type CircleRota, type RotaMember, type RotaSession } from './circle-rota.ts'
import { roles } from './role.ts'
import { stepsOf } from './steps.ts'

const at = (text: string) => new Date(text)
const member = (id: string, more: Partial<RotaMember> = {}): RotaMember => ({
	id,
	name: id,
	role: 'member',
	joinedAt: at('2026-10-01T00:00:00Z'),
	zone: 'Etc/UTC',
	travels: [],
	absences: [],
	...more
})

const assignedAt = at('2026-11-01T00:00:00Z')

/** One session with these duties, in letters; '-' is vacant. */
function rotaOf(
	letters: string,
	more: Partial<CircleRota> = {},
	session: Partial<RotaSession> = {}
): CircleRota {
	return {
		circle: { id: 'circle', name: 'Lamplighters' },
		previousStart: at('2026-11-12T16:00:00Z'),
		members: 'ABCD'.split('').map((id) => member(id)),
		sessions: [
			{
				id: 'session',
				startsAt: at('2026-11-26T16:00:00Z'),
				endsAt: at('2026-11-26T17:00:00Z'),
				zone: 'Etc/UTC',
				saidNo: [],
				skips: [],
				duties: roles.flatMap((role, index) => {
					const personId = letters.charAt(index)
					return personId === '-' ? [] : [{ role, personId, cameBy: 'turn' as const, assignedAt }]
				}),
				...session
			}
		],
		served: [],
		...more
	}
}

/** 'facilitator A>D!' is: A's becomes D's, and D is told. */
const say = (rota: CircleRota) =>
	stepsOf(rota).map(
		({ role, was, becomes, told }) => `${role} ${was ?? '-'}>${becomes ?? '-'}${told ? '!' : ''}`
	)

describe('what is written down', () => {
	it('is nothing when all is as the rule has it', () => {
		expect(say(rotaOf('ABC'))).toEqual([])
	})

	it('is what is vacant, without a word, since it is everybody’s turn at some time', () => {
		expect(say(rotaOf('A--'))).toEqual(['timekeeper ->B', 'note_taker ->C'])
	})

	it('is told to whom a duty falls because somebody said no, is away, left or skipped', () => {
		expect(say(rotaOf('ABC', {}, { saidNo: ['A'] }))).toEqual(['facilitator A>D!'])
		const absences = [{ startsOn: '2026-11-26', endsOn: '2026-11-26' }]
		const members = [member('A', { absences }), member('B'), member('C'), member('D')]
		expect(say(rotaOf('ABC', { members }))).toEqual(['facilitator A>D!'])
		expect(say(rotaOf('XBC'))).toEqual(['facilitator X>A!'])
		expect(say(rotaOf('-BC', {}, { skips: [{ role: 'facilitator', personId: 'A' }] }))).toEqual([
			'facilitator ->D!'
		])
	})

	it('is nobody where nobody can', () => {
		expect(say(rotaOf('ABC', {}, { saidNo: ['A', 'B', 'C', 'D'] }))).toEqual([
			'facilitator A>-!',
			'timekeeper B>-!',
			'note_taker C>-!'
		])
	})

	it('begins anew when somebody joins before the first session, and leaves what people changed', () => {
		const members = [member('A'), member('B'), member('N', { joinedAt: at('2026-11-02T00:00:00Z') })]
		expect(say(rotaOf('ABA', { members, previousStart: null }))).toEqual([
			'facilitator A>A',
			'timekeeper B>B',
			'note_taker A>N'
		])
		const held = rotaOf('BA-', { members, previousStart: null })
		for (const duty of held.sessions[0]?.duties ?? []) duty.cameBy = 'asked'
		expect(say(held)).toEqual(['note_taker ->N'])
	})
})

describe('being away', () => {
	const late = { startsAt: at('2026-11-26T16:00:00Z') }
	const on = (date: string) => [{ startsOn: date, endsOn: date }]

	it('counts the date where they are', () => {
		// In Auckland it is the next morning.
		expect(isAway(member('A', { zone: 'Pacific/Auckland', absences: on('2026-11-26') }), late)).toBe(false)
		expect(isAway(member('A', { zone: 'Pacific/Auckland', absences: on('2026-11-27') }), late)).toBe(true)
	})

	it('counts the date where they travel', () => {
		const travels = [{ zone: 'Pacific/Auckland', startsOn: '2026-11-20', endsOn: '2026-11-30' }]
		expect(isAway(member('A', { travels, absences: on('2026-11-27') }), late)).toBe(true)
		expect(isAway(member('A', { travels, absences: on('2026-11-26') }), late)).toBe(false)
	})

	it('includes the first and the last date', () => {
		const absences = [{ startsOn: '2026-11-20', endsOn: '2026-11-26' }]
		expect(isAway(member('A', { absences }), late)).toBe(true)
		expect(isAway(member('A', { absences }), { startsAt: at('2026-11-27T00:00:00Z') })).toBe(false)
	})
})
