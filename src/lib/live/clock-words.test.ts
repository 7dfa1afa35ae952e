import { expect, test } from 'vitest'
import { sayClock } from './clock-words.ts'

test('says what is left, and of how much', () => {
	expect(sayClock(460, 1500, false)).toEqual({ digits: '7:40', below: 'of 25 minutes', state: 'running' })
	expect(sayClock(9, 60, false)).toMatchObject({ digits: '0:09', below: 'of 1 minute' })
	expect(sayClock(3725, 7200, false).digits).toBe('62:05')
})

test('says when the time is up, and by how much it is over', () => {
	expect(sayClock(0, 300, false)).toEqual({ digits: '0:00', below: 'time is up', state: 'over' })
	expect(sayClock(-82, 300, false)).toEqual({ digits: '1:22', below: 'over time', state: 'over' })
})

test('a pause is a pause, over time or not', () => {
	expect(sayClock(100, 300, true)).toMatchObject({ digits: '1:40', state: 'paused' })
	expect(sayClock(-100, 300, true)).toMatchObject({ digits: '1:40', state: 'paused' })
})
