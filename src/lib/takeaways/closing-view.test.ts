import { expect, test } from 'vitest'
import { describeClosing } from './closing-view.ts'

const now = new Date('2026-12-03T18:00:00Z')
const reader = { zone: 'Europe/Berlin', locale: 'en-GB', now }
const at = (text: string) => new Date(text)
const sweep = (ranAt: string, deletedAt: string | null = null, deleted = 0) => ({
	ranAt: at(ranAt),
	deletedAt: deletedAt === null ? null : at(deletedAt),
	deleted
})

test('a session of today ended at an hour, an earlier one on a day', () => {
	const kick = (endedAt: string) => describeClosing({ endedAt: at(endedAt), sweep: null }, reader).kick
	expect(kick('2026-12-03T17:02:00Z')).toBe('It ended at 18:02, Berlin time.')
	expect(kick('2026-12-03T19:00:00Z')).toBe('It ends at 20:00, Berlin time.')
	expect(kick('2026-12-02T23:30:00Z')).toBe('It ended at 00:30, Berlin time.')
	expect(kick('2026-12-01T17:00:00Z')).toBe('It ended on Tuesday 1 December at 18:00, Berlin time.')
})

test('notes go thirty days after the session, on a date where the reader is', () => {
	const fate = (endedAt: string) => describeClosing({ endedAt: at(endedAt), sweep: null }, reader).fate
	expect(fate('2026-12-03T17:00:00Z')).toBe(
		'They are deleted on Saturday 2 January 2027, thirty days after the session.'
	)
	// Half past eleven at night in London is the next day in Berlin.
	expect(fate('2026-11-20T23:30:00Z')).toContain('on Monday 21 December,')
	expect(fate('2026-11-03T17:59:00Z')).toContain('within the hour')
})

test('the job says when it ran, and what went when', () => {
	const words = (ran: ReturnType<typeof sweep> | null) =>
		describeClosing({ endedAt: now, sweep: ran }, reader).sweep
	expect(words(null)).toBeNull()
	expect(words(sweep('2026-12-03T17:00:00Z'))).toBe(
		'Old notes were last looked for today at 18:00, Berlin time.'
	)
	expect(words(sweep('2026-12-03T17:00:00Z', '2026-11-12T08:00:00Z', 4))).toBe(
		'Old notes were last looked for today at 18:00, Berlin time. The last that went were four, on Thursday 12 November.'
	)
	expect(words(sweep('2026-12-03T17:00:00Z', '2026-11-12T08:00:00Z', 1))).toContain(
		'The last that went was one,'
	)
})
