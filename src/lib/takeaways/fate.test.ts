import { expect, test } from 'vitest'
import { sayFate } from './fate.ts'

test('none, one and more read as sentences', () => {
	expect(sayFate(0, 0)).toBe('No notes were taken. Nothing is parked.')
	expect(sayFate(1, 1)).toBe(
		'One note, deleted in thirty days. One thing is parked and goes to the queue of the next session.'
	)
	expect(sayFate(2, 13)).toBe(
		'Two notes, deleted in thirty days. 13 things are parked and go to the queue of the next session.'
	)
})
