import { expect, it } from 'vitest'
import { parseHttpDate } from './http-date.ts'

it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
	'reads the form %j',
	(text) => {
		expect(parseHttpDate(text)).toEqual(new Date('1994-11-06T08:49:37Z'))
	}
)

it('reads what toUTCString writes, and two-digit years as near ones', () => {
	const instant = new Date('2026-11-20T19:10:07Z')
	expect(parseHttpDate(instant.toUTCString())).toEqual(instant)
	expect(parseHttpDate('Friday, 20-Nov-26 19:10:07 GMT')).toEqual(instant)
})

it.each([
	'',
	'yesterday',
	'2026-11-20T19:10:07Z',
	'2026',
	'Fri, 31 Feb 2026 19:10:07 GMT',
	'Fri, 20 Nov 2026 24:10:07 GMT',
	'Fri, 20 Foo 2026 19:10:07 GMT',
	'Fri, 20 Nov 2026 19:10:07 CET',
	'Fri, 20 Nov 2026 19:10:07 GMT; length=5'
])('reads nothing in %j', (text) => {
	expect(parseHttpDate(text)).toBeNull()
})
