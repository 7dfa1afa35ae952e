import { expect, test } from 'vitest'
import { commitmentsByPerson } from './by-person.ts'

test('commitments stand under whose they are, in the order of the people; who has none has an empty list', () => {
	const row = (id: string, owner_id: string) =>
		({ id, owner_id, words: id, status: 'kept', ended_with: 'Done.', witness_id: null }) as const
	const told = (id: string) => ({ id, words: id, status: 'kept', endedWith: 'Done.', witnessId: null })
	const rows = [row('c1', 'ben'), row('c2', 'gone'), row('c3', 'ben')]
	expect(commitmentsByPerson([{ id: 'ada' }, { id: 'ben' }], rows)).toEqual([
		{ personId: 'ada', commitments: [] },
		{ personId: 'ben', commitments: [told('c1'), told('c3')] }
	])
})
