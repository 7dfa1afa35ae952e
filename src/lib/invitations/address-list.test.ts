import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddresses } from './address-list.ts'

const emails = (text: string) => readAddresses(text).addressees.map(({ email }) => email)

describe('addresses as they are pasted', () => {
	it('takes names with addresses and addresses alone', () => {
		expect(readAddresses('Ana Sousa <ana@example.org>, tomasz@example.org')).toEqual({
			addressees: [
				{ email: 'ana@example.org', name: 'Ana Sousa' },
				{ email: 'tomasz@example.org', name: null }
			],
			bad: []
		})
	})

	it('takes commas, semicolons, new lines and spaces between them', () => {
		const four = ['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org']
		expect(emails(four.join(', '))).toEqual(four)
		expect(emails(four.join(';'))).toEqual(four)
		expect(emails(four.join('\r\n'))).toEqual(four)
		expect(emails(four.join(' '))).toEqual(four)
		expect(emails(`,, ${four.join(' ;\n\n, ')} ;`)).toEqual(four)
	})

	it('keeps a comma that belongs to a name', () => {
		const mensah = [{ email: 'kofi@example.org', name: 'Mensah, Kofi' }]
		expect(readAddresses('"Mensah, Kofi" <kofi@example.org>').addressees).toEqual(mensah)
		expect(readAddresses('Mensah, Kofi <kofi@example.org>')).toEqual({ addressees: mensah, bad: [] })
		expect(emails('Mensah, Kofi <kofi@example.org>; Sousa, Ana <ana@example.org>')).toHaveLength(2)
	})

	it('merges what is there twice, whatever its case, and keeps a name', () => {
		expect(
			readAddresses('ana@example.org, Ana <ANA@Example.org>, Anna <ana@example.org>').addressees
		).toEqual([{ email: 'ana@example.org', name: 'Ana' }])
	})

	it('names each that is none, as it was typed', () => {
		expect(readAddresses('ana@, Bo <bo>, c@example.org, d at example.org\nElse\nc@@example.org')).toEqual({
			addressees: [{ email: 'c@example.org', name: null }],
			bad: ['ana@', 'Bo <bo>', 'd at example.org', 'Else', 'c@@example.org']
		})
	})

	it('does not lose a word that stands last', () => {
		expect(readAddresses('a@example.org, Mensah,').bad).toEqual(['Mensah'])
		expect(readAddresses('Kofi kofi@example.org')).toEqual({ addressees: [], bad: ['Kofi kofi@example.org'] })
	})

	it('lets a quote that is not closed end with its line', () => {
		expect(readAddresses('"Ana <ana@example.org>\nb@example.org')).toEqual({
			addressees: [
				{ email: 'ana@example.org', name: 'Ana' },
				{ email: 'b@example.org', name: null }
			],
			bad: []
		})
	})

	it('sees through links and marks that copying leaves', () => {
		expect(emails('mailto:a@example.org,\u200bb@example.org\ufeff,\u00a0<c@example.org>')).toEqual([
			'a@example.org',
			'b@example.org',
			'c@example.org'
		])
	})

	it('shortens a name to eighty characters without breaking one', () => {
		const [addressee] = readAddresses(`${'🧭'.repeat(100)} <a@example.org>`).addressees
		expect(addressee?.name).toBe('🧭'.repeat(80))
	})

	it('loses nothing: every word is in an address, a name or what is bad', () => {
		const word = fc.stringMatching(/^[a-z]{1,6}(@[a-z]{1,6}(\.[a-z]{2,3})?)?$/)
		const texts = fc.array(fc.tuple(word, fc.constantFrom(' ', ',', ';', '\n', ' <', '> ')), { maxLength: 8 })
		fc.assert(
			fc.property(texts, (drawn) => {
				// No address twice: of those that are merged, one name is left.
				const parts = drawn.map(([word, after], index) => [`${index}${word}`, after] as const)
				const { addressees, bad } = readAddresses(parts.map(([word, after]) => word + after).join(''))
				const kept = [...addressees.flatMap(({ email, name }) => [email, name ?? '']), ...bad].join(' ')
				for (const [word] of parts) expect(kept).toContain(word)
			})
		)
	})
})
