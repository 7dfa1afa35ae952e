import { expect, it } from 'vitest'
import { relativeDay } from './relative-day.ts'

it.each([
	[0, 'Today'],
	[1, 'Tomorrow'],
	[2, 'In two days'],
	[7, 'In one week'],
	[8, 'In eight days'],
	[13, 'In 13 days'],
	[14, 'In two weeks'],
	[17, 'In two weeks'],
	[18, 'In three weeks'],
	[69, 'In ten weeks'],
	[91, 'In three months'],
	[-1, 'Yesterday'],
	[-2, 'Two days ago'],
	[-7, 'One week ago'],
	[-28, 'Four weeks ago'],
	[-100, 'Three months ago']
])('%i days away is "%s"', (days, words) => {
	expect(relativeDay(days)).toBe(words)
})
