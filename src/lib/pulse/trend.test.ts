import { describe, expect, test } from 'vitest'
import type { Band } from './band.ts'
import { questionKeys } from './questions.ts'
import type { PulsedSession } from './session-mark.ts'
import { viewTrend } from './trend.ts'

const day = 86_400_000
const now = new Date('2026-12-10T12:00:00Z')
const reader = { zone: 'Europe/Lisbon', locale: 'en-GB', now }

/** A session so many days ago, its answer that warns in this band for the first question; null: not published. */
function session(daysAgo: number, warning: Band | null): PulsedSession {
	const startsAt = new Date(now.getTime() - daysAgo * day)
	const quiet = { good: 'most', warning: 'few' } as const
	return {
		id: `session ${daysAgo}`,
		startsAt,
		endsAt: new Date(startsAt.getTime() + 3_600_000),
		zone: 'Europe/Berlin',
		bands: warning
			? { challenge: { good: 'some', warning }, support: quiet, standards: quiet, worth: quiet }
			: {}
	}
}
const trend = (...bands: (Band | null)[]) =>
	viewTrend(
		bands.map((band, place) => session(14 * (bands.length - place), band)),
		reader
	)
const challenge = (view: ReturnType<typeof trend>) => view.questions[0]

describe('advice', () => {
	test('comes when a sign shows twice in the last six, and not before', () => {
		expect(challenge(trend('few', 'some', 'few'))?.advice).toBeNull()
		expect(challenge(trend('few', 'some', 'most'))?.advice).toMatchObject({ name: 'Blamed, not challenged' })
		expect(trend('few', 'some', 'most').finding).toBe(
			'“Blamed, not challenged” showed in two of the last three pulses.'
		)
	})

	test('goes once the sign is further back than six published ones', () => {
		const old = (quiet: number) => trend('most', 'most', ...Array<Band>(quiet).fill('few'))
		expect(challenge(old(4))?.advice).not.toBeNull()
		expect(challenge(old(5))?.advice).toBeNull()
		// Sessions with too few answers do not push it out.
		const gaps = trend('most', 'most', 'few', 'few', 'few', 'few', null, null, null)
		expect(challenge(gaps)?.advice).not.toBeNull()
	})

	test('is for the question alone that shows the sign', () => {
		const { questions } = trend('most', 'most')
		expect(questions.map(({ key }) => key)).toEqual(questionKeys)
		expect(questions.filter(({ advice }) => advice).map(({ key }) => key)).toEqual(['challenge'])
	})
})

describe('the trend', () => {
	test('is empty until something is published', () => {
		expect(trend()).toMatchObject({ empty: true, finding: 'Nothing is published yet.' })
		expect(trend(null, null)).toMatchObject({ empty: true })
		expect(trend('few')).toMatchObject({ empty: false, finding: 'No warning sign in the one pulse so far.' })
	})

	test('draws the last eight, the earliest first, with days where the reader is', () => {
		const marks = challenge(trend(...Array<Band>(9).fill('few')))?.marks ?? []
		expect(marks).toHaveLength(8)
		expect(marks.at(-1)).toEqual({
			id: 'session 14',
			day: 'Thu 26 Nov',
			good: 'some',
			warning: 'few',
			without: null
		})
	})

	test('says that a day is not over, or that too few answered', () => {
		const view = viewTrend([session(0.5, null), session(14, null), session(28, 'few')], reader)
		expect(challenge(view)?.marks.map(({ without }) => without)).toEqual([null, 'too_few', 'waiting'])
	})
})
