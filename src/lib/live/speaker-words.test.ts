import { expect, test } from 'vitest'
import { sayWhoSpeaks } from './speaker-words.ts'

const people = 'abcdefghij'
	.split('')
	.map((id) => ({ id, name: id.toUpperCase(), present: true, around: true }))
const say = (order: string, at: number, me: string, passed: string[] = []) =>
	sayWhoSpeaks({ people, round: { order: order.split('').filter(Boolean), at, passed } }, me)

test('says who speaks and who is next', () => {
	expect(say('tabc'.slice(1), 0, 'c')).toEqual({ speaks: 'A speaks.', then: 'Then B, you.' })
	expect(say('abc', 2, 'c')).toEqual({ speaks: 'You speak.', then: 'Nobody after that.' })
})

test('leaves out who passed', () => {
	expect(say('abc', 0, 'c', ['b'])?.then).toBe('Then you.')
})

test('names six at most, and never just "one more"', () => {
	expect(say('abcdefgh', 0, 'x')?.then).toBe('Then B, C, D, E, F, G, H.')
	expect(say('abcdefghi', 0, 'x')?.then).toBe('Then B, C, D, E, F, G and two more.')
})

test('says when all were heard, and nothing where there is no round', () => {
	expect(say('ab', 2, 'a')?.speaks).toBe('Everybody was heard.')
	expect(say('', 0, 'a')).toBeNull()
})
