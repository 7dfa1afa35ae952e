import { expect, it } from 'vitest'
import { standing } from './standing.ts'

it('counts a commitment once, in its latest words', () => {
	expect(standing({ status: 'renegotiated', renegotiates: null })).toEqual([])
	expect(standing({ status: 'open', renegotiates: 'before' })).toEqual(['renegotiated'])
	expect(standing({ status: 'open', renegotiates: null })).toEqual(['open'])
	expect(standing({ status: 'kept', renegotiates: 'before' })).toEqual(['kept'])
})
