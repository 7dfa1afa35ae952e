import { describe, expect, it } from 'vitest'
import type { Commitment } from './commitment.ts'
import { describeDone } from './done.ts'
import { groupCommitments } from './group.ts'
import { earlierOf, latestOf } from './history.ts'

const viewer = {
	id: 'me',
	zone: 'Europe/Lisbon',
	locale: 'en-GB',
	now: new Date('2026-11-20T12:00:00Z')
}
const bearing = { id: 'c1', name: 'Load-bearing' }
const opinion = { id: 'c2', name: 'Second Opinion' }

function commitment(id: string, more: Partial<Commitment> = {}): Commitment {
	return {
		id,
		words: `words of ${id}`,
		outcome: null,
		reason: null,
		support: null,
		private: false,
		status: 'open',
		owner: { id: 'me', name: 'Ana' },
		circle: bearing,
		witness: null,
		dueOn: '2026-12-03',
		dueSession: null,
		sessionId: null,
		createdAt: new Date('2026-11-19T17:00:00Z'),
		endedAt: null,
		endedWith: null,
		renegotiates: null,
		...more
	}
}

const ended = (id: string, status: Commitment['status'], day: string, more: Partial<Commitment> = {}) =>
	commitment(id, { status, endedAt: new Date(`${day}T12:00:00Z`), ...more })

describe('my commitments', () => {
	it('stand by due date and circle, the first due first, the latest ended first', () => {
		const { open, ended: over } = groupCommitments(
			[
				ended('a', 'let_go', '2026-11-05'),
				commitment('b'),
				commitment('c', { circle: opinion }),
				commitment('d'),
				ended('e', 'kept', '2026-11-19')
			],
			viewer
		)
		expect(
			open.map(({ due, circle, commitments }) => [due, circle, commitments.map(({ id }) => id)])
		).toEqual([
			['Due 3 December', 'Load-bearing', ['b', 'd']],
			['Due 3 December', 'Second Opinion', ['c']]
		])
		expect(over.map(({ id }) => id)).toEqual(['e', 'a'])
	})
	it('stand apart in two circles of the same name, and each group has a key of its own', () => {
		const namesake = { id: 'c3', name: bearing.name }
		const { open } = groupCommitments([commitment('b'), commitment('c', { circle: namesake })], viewer)
		expect(open.map(({ circle }) => circle)).toEqual([bearing.name, bearing.name])
		expect(new Set(open.map(({ key }) => key)).size).toBe(2)
	})
	it('can be those of one circle', () => {
		const { open } = groupCommitments([commitment('b'), commitment('c', { circle: opinion })], viewer, 'c2')
		expect(open.flatMap(({ commitments }) => commitments.map(({ id }) => id))).toEqual(['c'])
	})
	it('show a renegotiated one as what it became, and how often', () => {
		const { open, ended: over } = groupCommitments(
			[
				ended('a', 'renegotiated', '2026-11-01'),
				ended('b', 'renegotiated', '2026-11-10', { renegotiates: 'a' }),
				commitment('c', { renegotiates: 'b', witness: { id: 'w', name: 'Marisol' } })
			],
			viewer
		)
		expect(open[0]?.commitments.map(({ facts }) => facts)).toEqual(['Renegotiated twice. Witness: Marisol'])
		expect(over).toEqual([])
	})
	it('say what a circle is that one has left', () => {
		expect(groupCommitments([commitment('a', { circle: null })], viewer).open[0]?.circle).toBe(
			'A circle you left'
		)
	})
})

describe('the chain of a renegotiated commitment', () => {
	const chain = [
		ended('a', 'renegotiated', '2026-11-01'),
		ended('b', 'renegotiated', '2026-11-10', { renegotiates: 'a' }),
		commitment('c', { renegotiates: 'b' }),
		commitment('z')
	]
	it('is read from either end', () => {
		expect(earlierOf({ id: 'c', renegotiates: 'b' }, chain).map(({ id }) => id)).toEqual(['a', 'b'])
		expect(latestOf({ id: 'a', renegotiates: null }, chain)?.id).toBe('c')
		expect(latestOf({ id: 'c', renegotiates: 'b' }, chain)).toBeUndefined()
	})
	it('ends where the reader may not see further, and never runs in a ring', () => {
		expect(earlierOf({ id: 'b', renegotiates: 'gone' }, chain)).toEqual([])
		const ring = [
			{ id: 'x', renegotiates: 'y' },
			{ id: 'y', renegotiates: 'x' }
		]
		expect(earlierOf({ id: 'x', renegotiates: 'y' }, ring).length).toBeLessThanOrEqual(3)
		expect(latestOf({ id: 'x', renegotiates: 'y' }, ring)).toBeDefined()
	})
})

describe('what was just done', () => {
	const witness = { id: 'w', name: 'Tomasz' }
	it('is said with who sees it, and can be undone', () => {
		expect(describeDone('kept', ended('a', 'kept', '2026-11-20', { witness }), viewer)).toEqual({
			of: 'a',
			message: 'Kept. Tomasz will see it.',
			undo: 'reopen'
		})
		expect(describeDone('logged', commitment('a'), viewer)).toEqual({
			of: 'a',
			message: 'Logged. Due 3 December.',
			undo: 'takeBack'
		})
	})
	it('is not said once it is no longer so, nor of what somebody put into an address', () => {
		expect(describeDone('kept', commitment('a'), viewer)).toBeNull()
		expect(describeDone('logged', ended('a', 'kept', '2026-11-20'), viewer)).toBeNull()
		expect(describeDone('<b>', commitment('a'), viewer)).toBeNull()
		expect(describeDone(null, undefined, viewer)).toBeNull()
	})
})
