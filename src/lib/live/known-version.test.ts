import { describe, expect, test } from 'vitest'
import { knownVersion } from './known-version.ts'

describe('the version that a phone has', () => {
	test('is what its address names', () => {
		expect(knownVersion('12')).toBe(12)
		expect(knownVersion('12', '')).toBe(12)
	})

	test('is that of the last event where the browser listens again by itself', () => {
		expect(knownVersion('12', '15')).toBe(15)
		expect(knownVersion(null, '15')).toBe(15)
	})

	test('is none where nothing is said, nothing is counted, or it is no number', () => {
		for (const odd of [null, '', '0', '-1', '1.5', '1e3', ' 7', '9'.repeat(16), 'NaN'])
			expect(knownVersion(odd, odd)).toBe(-1)
		expect(knownVersion('12', 'odd')).toBe(12)
	})
})
