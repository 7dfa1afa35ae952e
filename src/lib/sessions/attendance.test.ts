import { describe, expect, test } from 'vitest'
import { describeAttendance, describeCame, orderSeats, type Answer } from './attendance.ts'

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
