import { expect, it } from 'vitest'
import { describeUndelivered } from './undelivered.ts'

it('tells organisers what mail did not arrive', () => {
	expect(describeUndelivered({ invitations: 0, changes: 0 })).toBeNull()
	expect(describeUndelivered({ invitations: 1, changes: 0 })).toEqual({
		words: 'One invitation could not be delivered.',
		invitations: true
	})
	expect(describeUndelivered({ invitations: 2, changes: 3 })?.words).toBe(
		'Two invitations could not be delivered. Three notes of a changed session could not be delivered. Tell people another way.'
	)
	expect(describeUndelivered({ invitations: 0, changes: 1 })?.invitations).toBe(false)
})
