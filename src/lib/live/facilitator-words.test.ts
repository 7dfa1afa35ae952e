import { expect, test } from 'vitest'
import { sayWhoFacilitates, sayWhoWillFacilitate } from './facilitator-words.ts'

const people = [
	{ id: 'ana', name: 'Ana', present: true, around: true },
	{ id: 'ilse', name: 'Ilse', present: false, around: false }
]

test('who facilitates is said by name, and to whoever does', () => {
	expect(sayWhoFacilitates({ people, facilitatorId: 'ana' }, 'ilse')).toBe('Ana facilitates')
	expect(sayWhoFacilitates({ people, facilitatorId: 'ana' }, 'ana')).toBe('You facilitate')
	expect(sayWhoFacilitates({ people, facilitatorId: null }, 'ana')).toBe('Nobody facilitates')
})

test('before the start the rota says it, and who does when they are not there', () => {
	expect(sayWhoWillFacilitate({ people, facilitatorId: 'ana' }, 'ilse')).toBe('Ana facilitates, by the rota.')
	expect(sayWhoWillFacilitate({ people, facilitatorId: 'ilse' }, 'ilse')).toBe('You facilitate, by the rota.')
	expect(sayWhoWillFacilitate({ people, facilitatorId: 'ilse' }, 'ana')).toBe(
		'Ilse facilitates, by the rota. If Ilse is not here by then, whoever starts does.'
	)
	expect(sayWhoWillFacilitate({ people, facilitatorId: null }, 'ana')).toBe(
		'Whoever starts facilitates, and can hand it on.'
	)
})
