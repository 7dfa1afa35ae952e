import { expect, test } from 'vitest'
import { describeStandIns } from './stand-ins.ts'

const startsAt = new Date('2026-12-03T15:00:00Z')
const viewer = { zone: 'Europe/Lisbon', circleZone: 'Europe/Berlin' }

test('prompts stand in a day before, as the reader’s clock says it', () => {
	expect(describeStandIns({ startsAt }, { ...viewer, now: new Date('2026-12-01T10:00:00Z') })).toBe(
		'Wednesday 2 December, 15:00'
	)
})

test('once that is over nothing is said of it', () => {
	expect(describeStandIns({ startsAt }, { ...viewer, now: new Date('2026-12-02T15:00:00Z') })).toBeNull()
})
