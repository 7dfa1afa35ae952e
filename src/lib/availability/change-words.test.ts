import { describe, expect, it } from 'vitest'
import { tellChanges } from './change-words.ts'

const people = [
	{ name: 'Ilse', zone: 'Europe/Berlin', travels: [] },
	{ name: 'Priyamvada', zone: 'Asia/Kolkata', travels: [] },
	{ name: 'Sefa', zone: 'Europe/Istanbul', travels: [] },
	{ name: 'Wanjiru', zone: 'Africa/Nairobi', travels: [] },
	{ name: 'Bridget', zone: 'America/Halifax', travels: [] }
]
const rule = {
	startsOn: '2027-02-25',
	times: ['16:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 8
}

describe('what clock changes do, in words', () => {
	it('names the date, the people and their hours; what lasts for one session is told as that day', () => {
		expect(tellChanges(rule, people, 'en-GB').map(({ lead, words }) => `${lead} ${words}`)).toEqual([
			'On 25 March only, when clocks in Halifax change: Bridget 12:00 instead of 11:00.',
			'From 28 March, when clocks in Berlin change: Priyamvada 19:30 instead of 20:30, ' +
				'Sefa and Wanjiru 17:00 instead of 18:00.'
		])
	})

	it('names every time that takes turns', () => {
		const [, change] = tellChanges({ ...rule, times: ['16:00', '13:00'] }, people, 'en-GB')
		expect(change?.words).toContain('Priyamvada 19:30 / 16:30 instead of 20:30 / 17:30')
	})

	it('is nothing in a season without any', () => {
		expect(tellChanges({ ...rule, startsOn: '2027-04-08', sessionCount: 6 }, people, 'en-GB')).toEqual([])
	})
})
