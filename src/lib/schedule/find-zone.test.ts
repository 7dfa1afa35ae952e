import { expect, test } from 'vitest'
import { findZones } from './find-zone.ts'

test.each([
	['Europe/Lisbon', ['Europe/Lisbon']],
	['lisbon', ['Europe/Lisbon']],
	['Kolk', ['Asia/Kolkata']],
	['São Paulo', ['America/Sao_Paulo']],
	['buenos aires', ['America/Argentina/Buenos_Aires']],
	['', []],
	['Atlantis', []],
	['__proto__', []]
])('%s is %j', (typed, zones) => {
	expect(findZones(typed)).toEqual(zones)
})

test('what could be several is several', () => {
	expect(findZones('san').length).toBeGreaterThan(1)
})
