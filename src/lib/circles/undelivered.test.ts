import { expect, it } from 'vitest'
import { describeUndelivered } from './undelivered.ts'

const all = { invitations: 0, changes: 0, others: 0, down: false }

it('tells organisers what mail did not arrive', () => {
	expect(describeUndelivered(all)).toBeNull()
	expect(describeUndelivered({ ...all, invitations: 1 })).toEqual({
		words: 'One invitation could not be delivered.',
		invitations: true
	})
	expect(describeUndelivered({ ...all, invitations: 2, changes: 3 })?.words).toBe(
		'Two invitations could not be delivered. Three notes of a changed session could not be delivered. Tell people another way.'
	)
	expect(describeUndelivered({ ...all, changes: 1 })?.invitations).toBe(false)
	expect(describeUndelivered({ ...all, others: 2 })?.words).toBe(
		'Two reminders or questions could not be delivered.'
	)
})

it('tells everybody that no mail leaves, that nothing is lost and what to do', () => {
	expect(describeUndelivered({ ...all, down: true })).toEqual({
		words:
			'Mail has not left for ten minutes or more. Nothing is lost: it goes out once mail works again. If it is urgent, tell each other another way.',
		invitations: false
	})
})
