import type { Band } from './band.ts'
import { questionKeys, type Question } from './questions.ts'

/** The pulse of a session as published; of no question when fewer than four answered, or while it is not a day. */
export type Bands = Partial<Record<Question, { readonly good: Band; readonly warning: Band }>>

/** How often the sign that a question asks for has shown of late. */
export interface SignCount {
	readonly key: Question
	/** In how many of the last published pulses it showed. */
	readonly shown: number
	readonly often: boolean
}

/** How many published pulses back a sign is looked for, as private.pulse_signs does, and how often is often. */
const lookedAt = 6
const often = 2

/**
 * In how many of the last six published pulses each sign showed: more than a few gave the answer that warns.
 * @param pulses the earliest first; those that are not published push nothing out
 * @returns `of` how many were looked at, and the signs in the order of the questions
 */
export function countSigns(pulses: readonly Bands[]): { of: number; signs: SignCount[] } {
	const published = pulses.filter((bands) => Object.keys(bands).length > 0).slice(-lookedAt)
	const signs = questionKeys.map((key) => {
		const shown = published.filter((bands) => bands[key] && bands[key].warning !== 'few').length
		return { key, shown, often: shown >= often }
	})
	return { of: published.length, signs }
}
