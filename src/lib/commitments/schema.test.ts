import { describe, expect, it } from 'vitest'
import { answerSchema, logSchema } from './schema.ts'

const circle = '11111111-1111-4111-8111-111111111111'
const session = '22222222-2222-4222-8222-222222222222'
const id = '33333333-3333-4333-8333-333333333333'
const person = '44444444-4444-4444-8444-444444444444'
const form = { id, words: ' Say it. ', outcome: '', reason: '', support: '', witness: person, on: '' }
const messages = (input: unknown) => {
	const result = logSchema.safeParse(input)
	return result.success
		? {}
		: Object.fromEntries(result.error.issues.map((i) => [i.path.join('.'), i.message]))
}

describe('logging a commitment', () => {
	it('reads circle and session from one field', () => {
		expect(logSchema.parse({ ...form, until: `${circle}/${session}` })).toEqual({
			id,
			words: 'Say it.',
			outcome: undefined,
			reason: undefined,
			support: undefined,
			private: false,
			witness: person,
			due: { circleId: circle, sessionId: session },
			madeIn: undefined
		})
	})
	it('reads a date, and asks for it under its own field', () => {
		const until = `${circle}/date`
		expect(logSchema.parse({ ...form, until, on: '2026-12-17' }).due).toEqual({
			circleId: circle,
			on: '2026-12-17'
		})
		expect(messages({ ...form, until, on: '2026-02-30' })).toHaveProperty('on')
		expect(messages({ ...form, until })).toHaveProperty('on')
	})
	it('has no witness when only its owner can see it', () => {
		expect(logSchema.parse({ ...form, until: `${circle}/${session}`, private: 'on' })).toMatchObject({
			private: true,
			witness: undefined
		})
	})
	it('forgets the session it was made in when it is for another circle', () => {
		const until = `${circle}/${session}`
		expect(logSchema.parse({ ...form, until, session: `${circle}/${session}` }).madeIn).toBe(session)
		expect(logSchema.parse({ ...form, until, session: `${person}/${session}` }).madeIn).toBeUndefined()
		expect(logSchema.parse({ ...form, until, session: '' }).madeIn).toBeUndefined()
	})
	it('says what to do about words that are missing or too many', () => {
		const until = `${circle}/${session}`
		expect(messages({ ...form, until, words: ' \n ' })).toEqual({ words: 'Say what you will do by then.' })
		expect(messages({ ...form, until, words: 'x'.repeat(401) })).toHaveProperty('words')
		expect(messages({ ...form, until: 'elsewhere' })).toHaveProperty('until')
	})
})

describe('answering a commitment', () => {
	const hidden = { next: id, words: 'Other words.', until: `${circle}/${session}`, on: '', with: '' }
	it('reads the fields of a renegotiation only when it is one', () => {
		expect(answerSchema.parse({ ending: 'kept', ...hidden })).toEqual({ ending: 'kept', with: undefined })
		expect(answerSchema.parse({ ending: 'renegotiated', ...hidden })).toMatchObject({
			words: 'Other words.',
			due: { circleId: circle, sessionId: session }
		})
		expect(answerSchema.safeParse({ ending: 'kept', ...hidden, words: '' }).success).toBe(true)
		expect(answerSchema.safeParse({ ending: 'renegotiated', ...hidden, words: '' }).success).toBe(false)
	})
	it('asks for one of the four, and knows no other', () => {
		const result = answerSchema.safeParse({ ...hidden })
		expect(result.error?.issues.map(({ path, message }) => [path, message])).toEqual([
			[['ending'], 'Pick one of the four.']
		])
		expect(answerSchema.safeParse({ ending: 'open', ...hidden }).success).toBe(false)
	})
})
