import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextToSend, type Entry } from './entry.ts'

const entry = (id: string, patch: Partial<Entry> = {}): Entry => ({
	id,
	owner: 'ana',
	row: `commitments/${id}`,
	address: '/commitments/new',
	fields: [],
	what: 'Commitment',
	words: '',
	picked: '',
	page: '/commitments/new',
	writtenAt: 0,
	sets: false,
	...patch
})
const refused = { why: 'The circle is full.', issues: {} }
const nobody = new Set<string>()

describe('what is sent next', () => {
	it('is the earliest', () => {
		expect(nextToSend([entry('a'), entry('b')], nobody)?.id).toBe('a')
		expect(nextToSend([], nobody)).toBeUndefined()
	})

	it('is never what was refused, nor what builds on it', () => {
		const first = entry('a', { refused })
		const onIt = entry('b', { row: first.row })
		expect(nextToSend([first, onIt], nobody)).toBeUndefined()
		expect(nextToSend([first, onIt, entry('c')], nobody)?.id).toBe('c')
	})

	it('is a later answer although an earlier one was refused', () => {
		const first = entry('a', { row: 'rsvps/1', sets: true, refused })
		expect(nextToSend([first, entry('b', { row: 'rsvps/1', sets: true })], nobody)?.id).toBe('b')
	})

	it('is nothing of somebody who is not signed in, and not held up by it', () => {
		const theirs = entry('a', { owner: 'bo', row: 'rsvps/1' })
		expect(nextToSend([theirs, entry('b', { row: 'rsvps/1' })], new Set(['bo']))?.id).toBe('b')
	})

	it('keeps the order of each row, whatever is refused and taken', () => {
		const row = fc.constantFrom('commitments/1', 'commitments/2', 'rsvps/1')
		const written = fc.array(fc.record({ row, refuse: fc.boolean() }), { maxLength: 12 })
		fc.assert(
			fc.property(written, (all) => {
				let entries = all.map(({ row }, index) => entry(String(index), { row, sets: row === 'rsvps/1' }))
				const sent: number[] = []
				for (let next = nextToSend(entries, nobody); next; next = nextToSend(entries, nobody)) {
					const { id } = next
					if (all[Number(id)]?.refuse)
						entries = entries.map((one) => (one.id === id ? { ...one, refused } : one))
					else {
						sent.push(Number(id))
						entries = entries.filter((one) => one.id !== id)
					}
				}
				for (const name of ['commitments/1', 'commitments/2', 'rsvps/1']) {
					const ofRow = sent.filter((index) => all[index]?.row === name)
					expect(ofRow).toEqual(ofRow.toSorted((a, b) => a - b))
				}
				// What is left was refused, or builds on what was.
				for (const { id, row, refused } of entries)
					expect(
						refused !== undefined || entries.some((one) => one.row === row && one.refused && one.id !== id)
					).toBe(true)
			})
		)
	})
})
