import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isNotModified, strongEtag } from './conditional-request.ts'

const current = { etag: '"abc"', lastModified: new Date('2026-11-20T19:10:07.900Z') }
const asked = (headers: Record<string, string>) => isNotModified(new Headers(headers), current)
const same = 'Fri, 20 Nov 2026 19:10:07 GMT'
const before = 'Fri, 20 Nov 2026 19:10:06 GMT'

describe('an entity tag', () => {
	it('is quoted, strong and the same for the same bytes', () => {
		const tag = (bytes: string) => strongEtag(createHash('sha256').update(bytes).digest('base64url'))
		expect(tag('a')).toMatch(/^"[\w-]{43}"$/)
		expect(tag('a')).toBe(tag('a'))
		expect(tag('a')).not.toBe(tag('b'))
	})
})

describe('a request is answered with 304', () => {
	it('never without a condition', () => {
		expect(asked({})).toBe(false)
	})

	it('when If-None-Match names the tag, alone, weakly, in a list, or is *', () => {
		expect(asked({ 'if-none-match': '"abc"' })).toBe(true)
		expect(asked({ 'if-none-match': 'W/"abc"' })).toBe(true)
		expect(asked({ 'if-none-match': '"x", W/"abc" ,"y,z"' })).toBe(true)
		expect(asked({ 'if-none-match': ' * ' })).toBe(true)
	})

	it('not when it names others, or nothing that is a tag', () => {
		for (const value of ['"abcd"', '"ab","c"', 'abc', '""', '', '"*"', '"abc', '"x,"abc']) {
			expect(asked({ 'if-none-match': value }), value).toBe(false)
		}
	})

	it('when nothing changed since If-Modified-Since, in whole seconds', () => {
		expect(asked({ 'if-modified-since': same })).toBe(true)
		expect(asked({ 'if-modified-since': 'Fri, 20 Nov 2026 20:00:00 GMT' })).toBe(true)
		expect(asked({ 'if-modified-since': before })).toBe(false)
	})

	it('not for a date that is none', () => {
		for (const value of ['2027-01-01', 'Fri, 31 Feb 2027 00:00:00 GMT', 'tomorrow', '']) {
			expect(asked({ 'if-modified-since': value }), value).toBe(false)
		}
	})

	it('by If-None-Match alone when both are there, even a malformed one', () => {
		expect(asked({ 'if-none-match': '"other"', 'if-modified-since': same })).toBe(false)
		expect(asked({ 'if-none-match': 'other', 'if-modified-since': same })).toBe(false)
		expect(asked({ 'if-none-match': '"abc"', 'if-modified-since': before })).toBe(true)
	})
})
