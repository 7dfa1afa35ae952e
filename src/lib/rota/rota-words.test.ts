import { expect, it } from 'vitest'
import type { CircleRota } from './circle-rota.ts'
import { absenceWords, dutiesSentence, markWords } from './rota-words.ts'
import { viewServed } from './served-before.ts'

const assignedAt = new Date('2026-11-01T00:00:00Z')

it('says who does what, oneself as you', () => {
	const ana = { role: 'facilitator' as const, name: 'Ana', me: false }
	const tomasz = { role: 'timekeeper' as const, name: 'Tomasz', me: false }
	const sefa = { role: 'note_taker' as const, name: 'Sefa', me: true }
	expect(dutiesSentence([sefa, ana, tomasz])).toBe('Ana facilitates, Tomasz keeps time, you take notes.')
	expect(dutiesSentence([sefa])).toBe('You take notes.')
	expect(dutiesSentence([])).toBeNull()
})

it('says how somebody came to it, unless by turn', () => {
	const held = (cameBy: 'turn' | 'asked') => ({
		role: 'facilitator' as const,
		personId: 'A',
		cameBy,
		assignedAt
	})
	expect(markWords(held('turn'), 'A')).toBeNull()
	expect(markWords(held('asked'), 'A')).toBe('Swapped')
	expect(markWords(held('asked'), 'B')).toBe('Stands in')
	expect(markWords(undefined, 'B')).toBeNull()
	expect(markWords(held('turn'), undefined)).toBeNull()
})

const people = (names: string[]): CircleRota['members'] =>
	names.map((name) => ({
		id: name,
		name,
		role: 'member',
		joinedAt: assignedAt,
		zone: 'Etc/UTC',
		travels: [],
		absences: name.startsWith('Far') ? [{ startsOn: '2026-11-26', endsOn: '2026-11-26' }] : []
	}))
const rota = (names: string[], served: CircleRota['served'] = []): CircleRota => ({
	circle: { id: 'c', name: 'Lamplighters' },
	previousStart: null,
	members: people(names),
	sessions: [],
	served
})
const session = (saidNo: string[]) => ({
	id: 's',
	startsAt: new Date('2026-11-26T16:00:00Z'),
	endsAt: new Date('2026-11-26T17:00:00Z'),
	zone: 'Etc/UTC',
	saidNo,
	skips: [],
	duties: []
})

it('says who is missing', () => {
	const circle = rota(['Farah', 'Farid', 'Bo', 'Cy'])
	expect(absenceWords(circle, session(['Bo']), 'Bo')).toBe('Farah and Farid are away. You said no.')
	expect(absenceWords(rota(['Farah', 'Bo']), session([]), 'Bo')).toBe('Farah is away.')
	expect(absenceWords(rota(['Farah', 'Bo']), session([]), 'Farah')).toBe('You are away.')
	expect(absenceWords(rota(['Bo']), session([]), 'Bo')).toBeNull()
})

it('finds how evenly it was shared', () => {
	const times = (...counts: number[]) => {
		const served = counts.flatMap((count, index) =>
			count > 0
				? [{ role: 'facilitator' as const, personId: `P${index}`, times: count, last: assignedAt }]
				: []
		)
		const view = viewServed(
			rota(
				counts.map((_, index) => `P${index}`),
				served
			),
			{ zone: 'Etc/UTC', locale: 'en-GB' }
		)
		return view?.finding
	}
	expect(times(0, 0)).toBeUndefined()
	expect(times(1, 1)).toBe('Everybody has served once.')
	expect(times(1, 2, 2)).toBe('Everybody has served once or twice.')
	expect(times(1, 4)).toBe('Everybody has served, from once to four times.')
	expect(times(1, 0, 0)).toBe('One of three has served so far.')
})
