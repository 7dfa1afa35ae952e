import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test('two letters of the first word, as typed', () => {
	expect(initials('Priyamvada')).toBe('Pr')
	expect(initials('  Ana Sousa ')).toBe('An')
	expect(initials('de Vries')).toBe('de')
})

test('short names give what they have', () => {
	expect(initials('J')).toBe('J')
	expect(initials('J. Smith')).toBe('J')
	expect(initials('')).toBe('?')
})

test('a letter keeps its accents and joiners', () => {
	// "Zoë" with a combining diaeresis, "Éa" with a combining acute, Devanagari "Kshiti".
	expect(initials('Zoe\u0308')).toBe('Zo')
	expect(initials('E\u0301a')).toBe('E\u0301a')
	expect(initials('क्षिति')).toBe('क्षिति')
})

test('signs are passed over, unless there is nothing else', () => {
	expect(initials('"Zoë"')).toBe('Zo')
	expect(initials('👩‍💻🎉')).toBe('👩‍💻')
})
