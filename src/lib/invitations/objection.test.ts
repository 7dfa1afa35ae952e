import { expect, it } from 'vitest'
import { readAddresses } from './address-list.ts'
import { objectionTo } from './objection.ts'

const about = (text: string) => objectionTo(readAddresses(text))

it('names each address that is none', () => {
	expect(about('a@example.org, Bo <bo>')).toBe('“Bo <bo>” is not an e-mail address. Nothing was sent yet.')
	expect(about('a@, b@; c@example.org\nd@')).toBe(
		'“a@”, “b@” and “d@” are not e-mail addresses. Nothing was sent yet.'
	)
})

it('takes one to fifteen', () => {
	const people = (count: number) =>
		Array.from({ length: count }, (_, index) => `p${index}@example.org`).join(' ')
	expect(about(',;')).toBe('Paste at least one address.')
	expect(about(people(1))).toBeNull()
	expect(about(people(15))).toBeNull()
	expect(about(people(16))).toMatch(/^These are 16\. /)
})
