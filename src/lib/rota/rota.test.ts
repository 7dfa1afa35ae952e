import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from './role.ts'
import { planRota, type Duties, type RotaCircle } from './rota.ts'

const day = 86_400_000
const epoch = Date.UTC(2027, 0, 7, 16)
const fortnight = (number: number) => new Date(epoch + number * 14 * day)
const peopleOf = (names: string) =>
	names.split('').map((id, index) => ({ id, joinedAt: new Date(epoch - 100 * day + index * 60_000) }))

// A session's duties in letters: 'ABC' is A facilitates, B keeps time, C takes notes; '-' is nobody.
const fromLetters = (letters = ''): Duties =>
	Object.fromEntries(
		roles.flatMap((role, index) =>
			/[^-]/.test(letters.charAt(index)) ? [[role, letters.charAt(index)]] : []
		)
	)
const toLetters = (duties: Duties) => roles.map((role) => duties[role] ?? '-').join('')
const servedIn = (number: number, letters: string): RotaCircle['served'] =>
	roles.flatMap((role) => {
		const personId = fromLetters(letters)[role]
		return personId ? [{ role, personId, at: fortnight(number) }] : []
	})

interface Wanted {
	members?: string | RotaCircle['members']
	/** The last of them is the one just before. */
	served?: string[]
	held?: string[]
	cannot?: string[]
	count?: number
}

function plan({ members = 'ABCDEF', served = [], held = [], cannot = [], count = 4 }: Wanted): string[] {
	return planRota({
		members: typeof members === 'string' ? peopleOf(members) : members,
		served: served.flatMap((letters, index) => servedIn(index - served.length, letters)),
		sessions: Array.from({ length: count }, (_, index) => ({
			startsAt: fortnight(index),
			held: fromLetters(held[index]),
			cannot: new Set((cannot[index] ?? '').split('').filter(Boolean))
		})),
		previousStart: served.length > 0 ? fortnight(-1) : null
	}).map(toLetters)
}

describe('whose turn it is', () => {
	it('goes round in joining order, the three roles beside each other', () => {
		expect(plan({ members: 'ABCD' })).toEqual(['ABC', 'BCD', 'CDA', 'DAB'])
	})

	it('is the turn of whoever served least recently in that role', () => {
		expect(plan({ members: 'ABCD', served: ['CDA', 'ABC', 'DAB', 'BCD'] })).toEqual([
			'CDA',
			'ABC',
			'DAB',
			'BCD'
		])
		// B served, though not in this role.
		expect(plan({ members: 'ABCDE', served: ['CDE', 'AEB'], count: 1 })).toEqual(['BCD'])
	})

	it('keeps what was assigned and fills in around it, counting it as served', () => {
		expect(plan({ held: ['FED', '-A', '', 'B'] })).toEqual(['FED', 'CAB', 'ABC', 'BCE'])
	})
})

describe('who is left out', () => {
	it('never asks who is away, said no or skipped, and the next in line gets it', () => {
		expect(plan({ members: 'ABCD', cannot: ['AC'] })[0]).toBe('BDB')
		expect(plan({ members: 'ABCDE', held: ['ABC'], cannot: ['A'] })[0]).toBe('DBC')
	})

	it('comes back first to whoever skipped', () => {
		const skipped = plan({
			members: 'ABCDE',
			served: ['DEA', 'EAB'],
			held: ['ABC', 'BCD', 'CDE', 'DEA'],
			cannot: ['A']
		})
		expect(skipped).toEqual(['EBC', 'BCD', 'CDE', 'DEA'])
		// A has not facilitated for longest when the next session comes into sight.
		expect(plan({ members: 'ABCDE', served: ['EAB', 'EBC'], held: ['BCD', 'CDE', 'DEA'] })[3]).toMatch(/^A/)
	})

	it('gives nothing of somebody who left', () => {
		expect(plan({ members: 'ABCD', held: ['XBC', 'ABX'] })).toEqual(['DBC', 'ABD', 'BCA', 'CDB'])
	})

	it('lets newcomers look on in their first session, and comes to them next', () => {
		const members = [...peopleOf('ABC'), { id: 'N', joinedAt: fortnight(-0.5) }]
		const [first, second] = plan({ members, served: ['ABC', 'BCA'] })
		expect(first).not.toContain('N')
		expect(second).toContain('N')
	})

	it('has everybody take part when all are new', () => {
		const members = peopleOf('ABC').map(({ id }) => ({ id, joinedAt: fortnight(-0.5) }))
		expect(plan({ members, served: ['XYZ'], count: 1 })).toEqual(['ABC'])
		expect(plan({ members: 'ABC', count: 1 })).toEqual(['ABC'])
	})
})

describe('too few people', () => {
	it('gives one alone nothing', () => {
		expect(plan({ members: 'A' })).toEqual(['---', '---', '---', '---'])
	})

	it('has two share three roles', () => {
		expect(plan({ members: 'AB' })).toEqual(['ABA', 'BAB', 'ABA', 'BAB'])
	})

	it('leaves out what nobody can do', () => {
		expect(plan({ members: 'ABC', cannot: ['ABC', 'AB'], count: 2 })).toEqual(['---', 'CCC'])
	})

	it('gives a second role up once somebody else can have it', () => {
		expect(plan({ members: 'ABC', held: ['ABA'], count: 1 })).toEqual(['CBA'])
		expect(plan({ members: 'AB', held: ['ABA'], count: 1 })).toEqual(['ABA'])
	})
})

const people = fc.integer({ min: 2, max: 15 }).map((count) => 'ABCDEFGHIJKLMNO'.slice(0, count))

/** What becomes of a circle over many sessions, each planned when it comes into sight. */
function live(names: string, sessions: number, cannot: (number: number) => string = () => ''): string[] {
	const been: string[] = []
	let held: string[] = []
	for (let number = 0; number < sessions; number++) {
		const planned = plan({
			members: names,
			served: been.slice(-60),
			held,
			cannot: [0, 1, 2, 3].map((ahead) => cannot(number + ahead))
		})
		been.push(planned[0] ?? '')
		held = planned.slice(1)
	}
	return been
}

const timesOf = (been: string[], role: number, person: string) =>
	been.filter((letters) => letters.charAt(role) === person).length

describe('over time', () => {
	it('spreads each role evenly: nobody who is always there is ever two turns ahead of another', () => {
		fc.assert(
			fc.property(people, fc.integer({ min: 1, max: 50 }), (names, sessions) => {
				const been = live(names, sessions)
				for (const role of [0, 1, 2]) {
					const times = names.split('').map((person) => timesOf(been, role, person))
					expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1)
				}
			}),
			{ numRuns: 40 }
		)
	})

	it('forgets nobody, whoever else comes and goes', () => {
		fc.assert(
			fc.property(
				people.filter((names) => names.length >= 5),
				fc.array(fc.subarray('BDFHJLN'.split('')), { minLength: 40, maxLength: 40 }),
				(names, away) => {
					const been = live(names, 36, (number) => away[number]?.join('') ?? '')
					// A is always there: three full rounds and a few more bring every role at least once.
					for (const role of [0, 1, 2]) expect(timesOf(been, role, 'A')).toBeGreaterThanOrEqual(1)
				}
			),
			{ numRuns: 30 }
		)
	})

	it('never names who cannot or is no member, nor one person twice while another is free; order does not matter', () => {
		const letters = fc.stringMatching(/^[A-H-]{3}$/)
		fc.assert(
			fc.property(
				fc.subarray('ABCDEF'.split(''), { minLength: 2 }),
				fc.array(letters, { maxLength: 5 }),
				fc.array(letters, { maxLength: 4 }),
				fc.array(fc.subarray('ABCDEF'.split('')), { maxLength: 4 }),
				fc.infiniteStream(fc.nat()),
				(names, served, held, cannot, dice) => {
					const members = names.map(
						(id) => peopleOf('ABCDEF')[id.charCodeAt(0) - 65] ?? { id, joinedAt: fortnight(-9) }
					)
					const wanted = { members, served, held, cannot: cannot.map((those) => those.join('')) }
					const planned = plan(wanted)
					for (const [index, duties] of planned.entries()) {
						const given = duties.replaceAll('-', '').split('').filter(Boolean)
						const able = names.filter((name) => !cannot[index]?.includes(name))
						expect(given.filter((person) => !able.includes(person))).toEqual([])
						expect(given.length).toBe(able.length > 0 ? 3 : 0)
						expect(new Set(given).size).toBe(Math.min(3, able.length))
						for (const [role, holder] of (held[index] ?? '').split('').entries())
							if (able.includes(holder) && new Set(held[index]).size === 3)
								expect(duties.charAt(role)).toBe(holder)
					}
					const shuffled = members.toSorted(() => (Number(dice.next().value) % 2 === 0 ? 1 : -1))
					expect(plan({ ...wanted, members: shuffled })).toEqual(planned)
				}
			),
			{ numRuns: 300 }
		)
	})
})
