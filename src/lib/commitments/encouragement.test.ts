import { expect, it } from 'vitest'
import type { Commitment } from './commitment.ts'
import { describeEncouragement } from './encouragement.ts'

const ana = { id: 'ana', name: 'Ana' }
const tomasz = { id: 'tomasz', name: 'Tomasz' }
const commitment: Commitment = {
	id: 'one',
	words: 'Write the one-page case.',
	...{ outcome: null, reason: null, support: null, endedAt: null, endedWith: null, renegotiates: null },
	...{ private: false, status: 'open', owner: ana, witness: tomasz, circle: null, sessionId: null },
	dueOn: '2026-12-10',
	dueSession: null,
	createdAt: new Date('2026-11-26T10:00:00Z')
}
const given = [{ id: 'given', dueOn: '2026-12-10', witness: tomasz }]
const nothing = { says: null, given: null, whom: null }
const view = (viewer: string, change: Partial<Commitment> = {}, sent = given) =>
	describeEncouragement({ ...commitment, ...change }, sent, viewer)

it('lets the witness encourage the owner, once until it is due', () => {
	expect(view('tomasz', {}, [])).toEqual({ ...nothing, whom: 'Ana' })
	expect(view('tomasz')).toEqual({ ...nothing, says: 'You are with Ana on this one.', given: 'given' })
	expect(view('tomasz', { dueOn: '2026-12-24' })).toEqual({ ...nothing, whom: 'Ana' })
})

it('tells the owner who is with them, and nobody else anything', () => {
	expect(view('ana')).toEqual({ ...nothing, says: 'Tomasz is with you on this one.' })
	expect(view('ana', {}, [])).toEqual(nothing)
	expect(view('bridget')).toEqual(nothing)
	expect(view('bridget', {}, [])).toEqual(nothing)
})

it('says nothing of what has ended, and nothing in the place of another witness', () => {
	expect(view('tomasz', { status: 'kept' }, [])).toEqual(nothing)
	expect(view('ana', { status: 'kept' })).toEqual(nothing)
	expect(view('ana', { witness: { id: 'ilse', name: 'Ilse' } })).toEqual(nothing)
	expect(view('tomasz', { witness: null })).toEqual(nothing)
	expect(view('tomasz', { owner: null })).toEqual(nothing)
})
