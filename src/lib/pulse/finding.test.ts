import { expect, test } from 'vitest'
import { sayFinding, sayShown } from './finding.ts'

const signs = (challenge: number, worth: number) => [
	{ key: 'challenge' as const, shown: challenge },
	{ key: 'worth' as const, shown: worth }
]

test('a question says in how many of the last pulses it warned', () => {
	expect(sayShown(0, 0)).toBe('Not published yet.')
	expect(sayShown(0, 3)).toBe('No warning.')
	expect(sayShown(2, 6)).toBe('A warning in two of six.')
})

test('the finding is the sign that showed most often', () => {
	expect(sayFinding(signs(0, 0), 0)).toBe('Nothing is published yet.')
	expect(sayFinding(signs(0, 0), 1)).toBe('No warning sign in the one pulse so far.')
	expect(sayFinding(signs(1, 0), 1)).toBe('“Blamed, not challenged” showed in the one pulse so far.')
	expect(sayFinding(signs(1, 3), 6)).toBe('“Time wasted” showed in three of the last six pulses.')
})
