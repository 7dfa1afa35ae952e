import { expect, it } from 'vitest'
import { fewestToShow, tooFew } from './too-few.ts'

it('shows what four people did, and holds back what three did', () => {
	expect(fewestToShow).toBe(4)
	expect([0, 1, 3].map(tooFew)).toEqual([true, true, true])
	expect([4, 15].map(tooFew)).toEqual([false, false])
})
