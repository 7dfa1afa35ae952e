import { expect, it } from 'vitest'
import { viewOpenCommitments } from './open-commitments.ts'

it('lists open commitments, one’s own first, each with whose it is and who sees to it', () => {
	const ana = { id: 'ana', name: 'Ana' }
	const oye = { id: 'oye', name: 'Oyelaran' }
	const commitment = { words: 'Say no.', private: false, owner: oye, witness: null, support: null }
	const listed = viewOpenCommitments(
		[
			{ ...commitment, id: '1', witness: ana },
			{ ...commitment, id: '2', owner: null, support: 'a reader' },
			{ ...commitment, id: '3', owner: ana, witness: oye },
			{ ...commitment, id: '4', owner: ana, private: true },
			{ ...commitment, id: '5' }
		],
		'ana'
	)
	expect(listed.map(({ id, who, facts }) => [id, who, facts])).toEqual([
		['3', null, 'You. Witness: Oyelaran'],
		['4', null, 'You. Private'],
		['1', 'Oyelaran', 'Witness: you'],
		['2', 'A former member', 'Wants: a reader'],
		['5', 'Oyelaran', '']
	])
})
