import { describe, expect, test } from 'vitest'
import { describeAttendance, describeCame, describePresent, orderSeats, type Answer } from './attendance.ts'

const person = (name: string, answer: Answer | null, me = false) => ({ name, answer, me })

describe('describeAttendance', () => {
	test('counts who comes and names one or two others', () => {
		const circle = [
			...['Ana', 'Ilse', 'Tomasz', 'Sefa', 'Wanjiru', 'Oyelaran'].map((name) => person(name, 'yes')),
			person('Bridget', 'maybe'),
			person('Priyamvada', null)
		]
		expect(describeAttendance(circle)).toBe('Six come, Bridget may, Priyamvada has not answered.')
	})
	test('speaks to the reader', () => {
		expect(describeAttendance([person('Ana', null, true), person('Ilse', 'yes')])).toBe(
			'One comes, you have not answered.'
		)
		expect(describeAttendance([person('Ana', 'maybe', true), person('Ilse', 'maybe')])).toBe(
			'Nobody has said yes yet, you and Ilse may.'
		)
	})
	test('counts more than two and leaves out who said no', () => {
		const silent = ['a', 'b', 'c'].map((name) => person(name, null))
		expect(describeAttendance([person('Ana', 'yes'), person('Noor', 'no'), ...silent])).toBe(
			'One comes, three have not answered.'
		)
	})
})

test('afterwards it says who had said yes', () => {
	expect(describeCame([person('Ana', 'yes', true), person('Ilse', 'yes'), person('Noor', 'no')])).toBe(
		'Two had said yes.'
	)
	expect(describeCame([person('Ana', null)])).toBe('Nobody had said yes.')
})

describe('who was there', () => {
	const said = (...names: (string | null)[]) =>
		describePresent(names.map((name) => ({ name: name === 'me' ? 'Ana' : name, me: name === 'me' })))

	test('is counted and named, the reader first', () => {
		expect(said('Tomasz', 'me', 'Ilse')).toBe('Three were there: you, Ilse and Tomasz.')
		expect(said('Tomasz', 'Ilse')).toBe('Two were there: Ilse and Tomasz.')
	})
	test('is one alone', () => {
		expect(said('me')).toBe('You were there.')
		expect(said('Ilse')).toBe('Ilse was there.')
		expect(said(null)).toBe('One who has left was there.')
		expect(said()).toBe('')
	})
	test('is also who has left since, without a name', () => {
		expect(said('me', null)).toBe('Two were there: you and one who has left.')
		expect(said(null, 'Ilse', null)).toBe('Three were there: Ilse and two who have left.')
	})
})

test('seats are ordered: oneself, yes, maybe, not answered, no', () => {
	const seats = orderSeats([
		person('n', 'no'),
		person('s', null),
		person('m', 'maybe'),
		person('y', 'yes'),
		person('me', 'no', true)
	])
	expect(seats.map(({ name }) => name)).toEqual(['me', 'y', 'm', 's', 'n'])
})
