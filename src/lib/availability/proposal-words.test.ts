import { describe, expect, it } from 'vitest'
import { nameTimes, tellProposal } from './proposal-words.ts'
import { seasonFacts } from './season-facts.ts'

const rule = {
	startsOn: '2027-01-07',
	times: ['16:00', '13:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 4
}
/** 'g 9-17 x 17-22', every day. */
const person = (name: string, marks: string, changes: object = {}) => {
	const day = Array.from({ length: 48 }, () => '.')
	for (const [, mark = '', from, to] of marks.matchAll(/(\S) (\d+)-(\d+)/g))
		day.fill(mark, Number(from) * 2, Number(to) * 2)
	return {
		id: name,
		name,
		zone: 'Europe/Berlin',
		marks: day.join('').repeat(7),
		travels: [],
		absences: [],
		busy: [],
		...changes
	}
}
const tell = (...people: ReturnType<typeof person>[]) =>
	tellProposal(rule, seasonFacts(rule, people, new Map()))
const ana = person('Ana', 'g 0-24')

describe('a proposal in words', () => {
	it('names the weekday and the times', () => {
		expect(nameTimes(rule, 'en-GB')).toBe('Thursday 16:00 and 13:00, in turn')
		expect(nameTimes({ ...rule, times: ['16:00'] }, 'en-GB')).toBe('Thursday 16:00')
		expect(nameTimes({ ...rule, times: ['16:00', '13:00', '08:00'] }, 'en-GB')).toBe(
			'Thursday 16:00, 13:00 and 08:00, in turn'
		)
	})

	it('says who can come and whom it pains how often', () => {
		expect(tell(ana, person('Bo', 'g 9-15 x 15-18'), person('Cy', 'g 9-18'))).toBe(
			'Berlin time. All three can come. Painful for Bo every second time, for nobody else.'
		)
		expect(tell(ana, person('Bo', 'x 9-18'))).toBe(
			'Berlin time. Both can come. Painful for Bo every time, for nobody else.'
		)
	})

	it('names night whatever was marked', () => {
		expect(tell(ana, person('Kai', 'g 0-24', { zone: 'Asia/Tokyo' }))).toBe(
			'Berlin time. Both can come. Night for Kai every second time, for nobody else.'
		)
	})

	it('names who cannot come, and who is away', () => {
		expect(tell(ana, person('Bo', 'g 9-15'), person('Cy', 'g 20-21'))).toBe(
			'Berlin time. Cy cannot come at all. Bo cannot come to half of them. Good for all who come.'
		)
		const absences = [{ startsOn: '2027-01-20', endsOn: '2027-01-22' }]
		expect(tell(ana, person('Bo', 'p 9-18', { absences }))).toBe(
			'Berlin time. Bo is away or busy once. Good for one, possible for the others.'
		)
	})

	it('says when it is good for everybody, or possible', () => {
		expect(tell(ana, ana, ana)).toBe('Berlin time. All three can come. Good for everybody.')
		expect(tell(person('Bo', 'p 0-24'), person('Cy', 'p 0-24'))).toContain('Possible for all.')
	})
})
