import { numberWord } from '../schedule/number-word.ts'
import { adviceFor, signOf } from './advice.ts'
import type { SignCount } from './signs.ts'

/** What one question has come to: 'A warning in two of six.' */
export function sayShown(shown: number, of: number): string {
	if (of === 0) return 'Not published yet.'
	if (shown === 0) return 'No warning.'
	return `A warning in ${numberWord(shown)} of ${numberWord(of)}.`
}

/** What the pulses have come to, in one sentence: of the sign that showed most often. */
export function sayFinding(signs: readonly Pick<SignCount, 'key' | 'shown'>[], of: number): string {
	if (of === 0) return 'Nothing is published yet.'
	const last = of === 1 ? 'the one pulse so far' : `the last ${numberWord(of)} pulses`
	const worst = signs.toSorted((a, b) => b.shown - a.shown)[0]
	if (!worst || worst.shown === 0) return `No warning sign in ${last}.`
	const { name } = adviceFor[signOf[worst.key]]
	if (of === 1) return `“${name}” showed in ${last}.`
	return `“${name}” showed in ${numberWord(worst.shown)} of ${last}.`
}
