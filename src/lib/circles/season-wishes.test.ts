import { describe, expect, it } from 'vitest'
import { describeWishes, listNames } from './season-wishes.ts'

describe('what members wish', () => {
	const none = { renew: 0, reseed: 0, close: 0, members: 6 }

	it('is counted in words, and says how many are silent', () => {
		expect(describeWishes({ ...none, renew: 3, close: 1 })).toBe(
			'Three wish to go on as you are, one to close the circle. Two have not said.'
		)
		expect(describeWishes({ ...none, reseed: 1, members: 2 })).toBe(
			'One wishes to go on with new people. One has not said.'
		)
	})

	it('says when it is nobody, or everybody', () => {
		expect(describeWishes(none)).toBe('Nobody has said yet.')
		expect(describeWishes({ ...none, renew: 6 })).toBe('Six wish to go on as you are. That is everybody.')
	})
})

describe('names', () => {
	it('are listed as a sentence has them', () => {
		expect([['Ana'], ['Ana', 'Bo'], ['Ana', 'Bo', 'Cy']].map(listNames)).toEqual([
			'Ana',
			'Ana and Bo',
			'Ana, Bo and Cy'
		])
	})
})
