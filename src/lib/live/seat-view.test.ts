import { expect, test } from 'vitest'
import { describeTable, viewSeats } from './seat-view.ts'

const people = ['Ana', 'Bridget', 'Ilse', 'Oyelaran', 'Priyamvada', 'Sefa', 'Tomasz', 'Wanjiru'].map(
	(name) => ({
		id: name.toLowerCase(),
		name,
		present: true,
		around: true
	})
)
const order = ['oyelaran', 'ilse', 'tomasz', 'sefa', 'bridget', 'wanjiru', 'ana']
const round = { order, at: 2, passed: [] }

test('the bringer sits at the top, the others clockwise in the order in which they speak', () => {
	const seats = viewSeats({ facilitatorId: null, people, round }, 'ana', 'priyamvada')
	expect(seats.map(({ label, look }) => `${label} ${look}`)).toEqual([
		'Priyamvada bringer',
		'Oyelaran heard',
		'Ilse heard',
		'Tomasz speaking',
		'Sefa next',
		'Bridget waiting',
		'Wanjiru waiting',
		'You waiting'
	])
	expect(describeTable(seats, 'ana')).toBe(
		'Has the hot seat: Priyamvada. Speaks: Tomasz. Then: Sefa, Bridget, Wanjiru, you. Heard: Oyelaran, Ilse.'
	)
})

test('a bringer in the middle of the round turns the table, and the order round it stays', () => {
	const seats = viewSeats({ facilitatorId: null, people, round }, 'ana', 'sefa')
	expect(seats.map(({ id }) => id)).toEqual([
		...['sefa', 'bridget', 'wanjiru', 'ana', 'priyamvada', 'oyelaran', 'ilse', 'tomasz']
	])
})

test('who passed before their turn is not next', () => {
	const seats = viewSeats({ facilitatorId: null, people, round: { ...round, passed: ['sefa'] } }, 'ana', null)
	expect(seats.find(({ look }) => look === 'next')?.id).toBe('bridget')
	expect(seats.find(({ id }) => id === 'sefa')?.look).toBe('passed')
})

test('absent people have no seat, but a bringer has, and so has whoever is in the round', () => {
	const away = people.map((person) => ({ ...person, present: person.id === 'ana', around: false }))
	const seats = viewSeats(
		{ facilitatorId: null, people: away, round: { order: ['sefa'], at: 0, passed: [] } },
		'ana',
		'ilse'
	)
	expect(seats.map(({ id }) => id).toSorted()).toEqual(['ana', 'ilse', 'sefa'])
})

test('without a round everybody is just there; long names are cut at the table only', () => {
	const long = [{ id: 'x', name: 'Bartholomew-Xavier', present: true, around: true }]
	const [seat] = viewSeats(
		{ facilitatorId: null, people: long, round: { order: [], at: 0, passed: [] } },
		'ana',
		null
	)
	expect(seat).toMatchObject({ look: 'quiet', label: 'Bartholomew…', name: 'Bartholomew-Xavier' })
})

test('the seat of whoever facilitates says so', () => {
	const seats = viewSeats({ people, round, facilitatorId: 'sefa' }, 'ana', null)
	expect(seats.filter(({ facilitates }) => facilitates).map(({ id }) => id)).toEqual(['sefa'])
	expect(describeTable(seats, 'ana')).toMatch(/ Facilitates: Sefa\.$/)
	expect(describeTable(seats, 'sefa')).toMatch(/ Facilitates: you\.$/)
})
