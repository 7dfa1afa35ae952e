import { describe, expect, it } from 'vitest'
import { occurrences } from './recurrence.ts'
import { hasNoObjections, scheduleOf, scheduleSchema } from './schema.ts'

const reader = { now: new Date('2026-11-20T09:00Z'), locale: 'en-GB' }
const schema = scheduleSchema.superRefine(hasNoObjections(reader))
const typed = {
	startsOn: '2026-12-03',
	time: '08:00',
	zone: 'Europe/Berlin',
	everyWeeks: '2',
	durationMinutes: '60',
	sessionCount: '6',
	knowsSkipped: ''
}
const issuesOf = (changes: Record<string, string>) => {
	const result = schema.safeParse({ ...typed, ...changes })
	return Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path.join(), message]))
}

describe('the form of a schedule', () => {
	it('takes one time, and passes over the further ones left empty', () => {
		expect(scheduleOf(schema.parse(typed)).times).toEqual(['08:00'])
		expect(scheduleOf(schema.parse({ ...typed, time2: '', time3: '' })).times).toEqual(['08:00'])
		expect(scheduleOf(schema.parse({ ...typed, time2: '', time3: '17:00' })).times).toEqual([
			'08:00',
			'17:00'
		])
	})

	it('case 17: times in turn end as the right instants, counted from the first date across a clock change', () => {
		const form = scheduleSchema.parse({
			...typed,
			startsOn: '2026-10-15',
			zone: 'Europe/London',
			time2: '18:00'
		})
		const starts = occurrences(scheduleOf(form)).map(({ startsAt }) => startsAt.toISOString().slice(0, 16))
		expect(starts.slice(0, 4)).toEqual([
			'2026-10-15T07:00',
			'2026-10-29T18:00',
			'2026-11-12T08:00',
			'2026-11-26T18:00'
		])
	})

	it('says what is wrong beside the time that it is wrong with', () => {
		expect(issuesOf({})).toEqual({})
		expect(Object.keys(issuesOf({ time2: 'noon' }))).toEqual(['time2'])
		expect(Object.keys(issuesOf({ time: '', time2: '09:00' }))).toEqual(['time'])
		expect(Object.keys(issuesOf({ time3: '08:00' }))).toEqual(['time3'])
		const skips = { startsOn: '2027-03-14', time: '16:00', time3: '02:30' }
		const told = issuesOf(skips)
		expect(Object.keys(told)).toEqual(['knowsSkipped', 'time3'])
		expect(issuesOf({ ...skips, knowsSkipped: told.knowsSkipped ?? '' })).toEqual({})
	})
})
