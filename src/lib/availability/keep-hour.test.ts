import { describe, expect, it } from 'vitest'
import { hoursToKeep } from './keep-hour.ts'

const person = (id: string, zone: string, marks = 'g'.repeat(336)) => ({
	id,
	zone,
	marks,
	travels: [],
	absences: [],
	busy: []
})
const coming = {
	startsOn: '2027-03-18',
	times: ['16:00', '13:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 4
}
const nobody = new Map<string, number>()

describe('an hour kept in another zone', () => {
	it('is offered where clocks then change the time for fewer', () => {
		const people = [person('a', 'Asia/Kolkata'), person('b', 'Asia/Kolkata'), person('c', 'Europe/Berlin')]
		expect(hoursToKeep(people, coming, nobody)).toEqual([
			expect.objectContaining({
				altered: 1,
				alteredNow: 2,
				schedule: { ...coming, zone: 'Asia/Kolkata', startsOn: '2027-03-18', times: ['20:30', '17:30'] }
			})
		])
	})

	it('is offered where whoever has it worst then has it better', () => {
		// Half past seven in the evening is painful in Kolkata, half past eight is good.
		const day = `${'g'.repeat(39)}x${'g'.repeat(8)}`
		const people = [
			person('a', 'Asia/Kolkata', day.repeat(7)),
			person('b', 'Europe/Berlin'),
			person('c', 'Europe/Berlin')
		]
		expect(hoursToKeep(people, coming, nobody).map(({ schedule }) => schedule.zone)).toEqual(['Asia/Kolkata'])
	})

	it('is not offered where it only changes whom clocks alter it for, or where somebody could come no more', () => {
		expect(hoursToKeep([person('a', 'Asia/Kolkata'), person('b', 'Europe/Berlin')], coming, nobody)).toEqual(
			[]
		)
		// In Berlin 17:00 is out of the question, and that is where 20:30 in Kolkata goes from 28 March on.
		const day = `${'g'.repeat(34)}${'.'.repeat(14)}`
		const people = [
			person('a', 'Asia/Kolkata'),
			person('b', 'Asia/Kolkata'),
			person('c', 'Europe/Berlin', day.repeat(7))
		]
		expect(hoursToKeep(people, coming, nobody)).toEqual([])
	})

	it('is nothing where no clock changes', () => {
		const summer = { ...coming, startsOn: '2027-05-06' }
		expect(hoursToKeep([person('a', 'Asia/Kolkata'), person('b', 'Asia/Kolkata')], summer, nobody)).toEqual(
			[]
		)
	})
})
