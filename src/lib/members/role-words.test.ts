import { expect, it } from 'vitest'
import { describeRole } from './role-words.ts'

it('says what somebody is in a circle and where', () => {
	const ilse = { id: 'ilse', role: 'organiser', zone: 'Europe/Berlin' }
	const ana = { id: 'ana', role: 'member', zone: 'Asia/Calcutta' }
	expect(describeRole(ilse, 'ilse')).toBe('You, organiser, Berlin')
	expect(describeRole(ilse, 'ana')).toBe('Organiser, Berlin')
	expect(describeRole(ana, 'ana')).toBe('You, Kolkata')
	expect(describeRole(ana, 'ilse')).toBe('Kolkata')
})
