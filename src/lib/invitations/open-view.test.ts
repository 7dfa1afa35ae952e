import { describe, expect, it } from 'vitest'
import { viewOpen } from './open-view.ts'

const reader = { zone: 'Europe/Berlin', locale: 'en-GB', now: new Date('2026-11-20T09:00Z') }
const link = {
	id: 'i1',
	email: null,
	name: null,
	uses: 2,
	maxUses: 15,
	expiresAt: new Date('2026-12-04T23:30Z'),
	mail: null
}

describe('an open invitation in the organiser’s list', () => {
	it('counts the uses of a link, and ends where the organiser is', () => {
		expect(viewOpen(link, reader)).toEqual({
			id: 'i1',
			to: null,
			address: null,
			facts: 'Link to share. Used 2 of 15. Good until 5 December.'
		})
	})

	it('says how far a mailed one came', () => {
		const mailed = { ...link, email: 'kofi@example.org', uses: 0, maxUses: 1 }
		const facts = (mail: 'waiting' | 'sent' | 'gave_up') => viewOpen({ ...mailed, mail }, reader).facts
		expect(facts('waiting')).toMatch(/^Waiting to be sent\. /)
		expect(facts('sent')).toMatch(/^Mailed, not used yet\. /)
		expect(facts('gave_up')).toMatch(/^Could not be delivered\. /)
	})

	it('leads with the name where there is one', () => {
		const kofi = { ...link, email: 'kofi@example.org', mail: 'sent' as const }
		expect(viewOpen(kofi, reader)).toMatchObject({ to: 'kofi@example.org', address: null })
		expect(viewOpen({ ...kofi, name: 'Kofi' }, reader)).toMatchObject({
			to: 'Kofi',
			address: 'kofi@example.org'
		})
	})
})
