import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offsetOf, type ClockSample } from './clock-sync.ts'

describe('what a device lacks of the server’s clock', () => {
	test('is nothing as long as nothing is known', () => {
		expect(offsetOf([])).toBe(0)
	})

	test('is the middle of what one answer allows', () => {
		expect(offsetOf([{ sentAt: 1000, receivedAt: 1400, serverAt: 5200 }])).toBe(4000)
	})

	test('is better known by what came unasked, and that alone says how late it is at least', () => {
		const push = { sentAt: null, receivedAt: 2000, serverAt: 6100 }
		expect(offsetOf([push])).toBe(4100)
		expect(offsetOf([{ sentAt: 1000, receivedAt: 1400, serverAt: 5200 }, push])).toBe(4150)
	})

	test('follows a device whose clock was set', () => {
		const before = { sentAt: 1000, receivedAt: 1020, serverAt: 5010 }
		const after = { sentAt: 900_000, receivedAt: 900_020, serverAt: 6010 }
		expect(offsetOf([before, after])).toBe(6010 - 900_010)
	})
})

test('is wrong by half the shortest way there and back at most, whatever the network does', () => {
	const way = fc.integer({ min: 0, max: 3000 })
	const asked = fc.record({ wait: way, there: way, back: way, unasked: fc.boolean() })
	const offsets = fc.integer({ min: -10_000_000, max: 10_000_000 })
	fc.assert(
		fc.property(offsets, fc.array(asked, { minLength: 1, maxLength: 8 }), (offset, answers) => {
			let device = 1_000_000
			const samples = answers.map(({ wait, there, back, unasked }): ClockSample => {
				const sentAt = (device += wait)
				device += there + back
				return { sentAt: unasked ? null : sentAt, receivedAt: device, serverAt: sentAt + there + offset }
			})
			const trips = answers.filter(({ unasked }) => !unasked).map(({ there, back }) => there + back)
			const found = offsetOf(samples)
			if (trips.length > 0) expect(Math.abs(found - offset)).toBeLessThanOrEqual(Math.min(...trips) / 2)
			else expect(offset - found).toBe(Math.min(...answers.map(({ back }) => back)))
		}),
		{ numRuns: 500 }
	)
})
