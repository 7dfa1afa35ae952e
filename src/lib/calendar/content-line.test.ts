import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { cleanText, escapeText, foldLine } from './content-line.ts'

// Every character that means something to a reader, and whole code points and lone surrogates at random.
const hostile = fc
	.array(
		fc.oneof(
			fc.constantFrom(...'\\;,:"\'^\n\r\t\0\v\f =', '\r\n', '\\n', '\\N', '^n', '\u0085', '\u2028', '\u2029'),
			fc.constantFrom(
				'BEGIN:VEVENT',
				'END:VCALENDAR',
				'\r\nATTENDEE:mailto:x@y',
				'\u200d',
				'👩‍👩‍👧',
				'\u200f',
				'\u202e'
			),
			fc.string({ unit: 'binary', maxLength: 30 }),
			fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => String.fromCharCode(half)),
			fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code))
		),
		{ maxLength: 40 }
	)
	.map((parts) => parts.join(''))

const encoder = new TextEncoder()
const octetsOf = (line: string) => encoder.encode(line).length

describe('a TEXT value', () => {
	it('escapes what has a meaning and turns every line break into one kind', () => {
		expect(escapeText('a\\b;c,d:e"f')).toBe('a\\\\b\\;c\\,d:e"f')
		expect(escapeText('1\n2\r\n3\r4\u20285\u00856')).toBe('1\\n2\\n3\\n4\\n5\\n6')
	})

	it('loses control characters before anything else, so that none can split an escape', () => {
		expect(escapeText('a\0b\u0007c\u007fd\u009be\tf')).toBe('abcde\tf')
		expect(escapeText('\\\0n')).toBe('\\\\n')
		expect(cleanText('\ud800x')).toBe('\ufffdx')
	})

	it('keeps joiners and right-to-left marks', () => {
		expect(escapeText('\u200fעברית 👩‍👩‍👧')).toBe('\u200fעברית 👩‍👩‍👧')
	})

	it('comes back equal from ical.js after folding, 20,000 hostile texts', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				const lines = foldLine(`SUMMARY:${escapeText(text)}`)
				expect(lines.endsWith('\r\n')).toBe(true)
				for (const line of lines.slice(0, -2).split('\r\n')) {
					expect(line).not.toMatch(/[\r\n]/)
					expect(octetsOf(line)).toBeLessThanOrEqual(75)
					// A code point that is cut in two would not survive being encoded alone.
					expect(line.isWellFormed()).toBe(true)
				}
				const event = new ICAL.Component(ICAL.parse(`BEGIN:VEVENT\r\n${lines}END:VEVENT\r\n`))
				expect(event.getAllProperties().map(({ name }) => name)).toEqual(['summary'])
				expect(event.getFirstPropertyValue('summary')).toBe(cleanText(text))
			}),
			{ numRuns: 20_000 }
		)
	})
})

describe('folding', () => {
	it('leaves 75 octets alone and folds the 76th', () => {
		expect(foldLine('x'.repeat(75))).toBe(`${'x'.repeat(75)}\r\n`)
		expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x\r\n`)
		expect(foldLine('x'.repeat(150))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x\r\n`)
	})

	it('counts octets and keeps a code point whole', () => {
		expect(foldLine(`${'x'.repeat(72)}😀`)).toBe(`${'x'.repeat(72)}\r\n 😀\r\n`)
		expect(foldLine(`${'x'.repeat(71)}😀`)).toBe(`${'x'.repeat(71)}😀\r\n`)
	})
})
