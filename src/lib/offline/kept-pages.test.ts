import { expect, it } from 'vitest'
import { isKept } from './kept-pages.ts'

const id = '0b9d6d0e-6a52-4f0e-9d0c-0a2f5f7a1c11'

it('keeps start, commitments, and single circles and sessions', () => {
	for (const path of ['/start', '/commitments', `/circles/${id}`, `/sessions/${id}`])
		expect(isKept(path)).toBe(true)
})

it('keeps nothing that holds a token, an address of somebody, or a form', () => {
	const others = [
		'/',
		'/me',
		'/me/account',
		'/me/calendar',
		'/sign-in',
		`/s/${'A'.repeat(64)}`,
		'/invitations/inv_abc',
		`/feed/${'a'.repeat(43)}.ics`,
		'/circles/new',
		`/circles/${id}/invite`,
		`/circles/${id}/members`,
		`/sessions/${id}/edit`,
		'/commitments/new',
		`/x/circles/${id}`
	]
	for (const path of others) expect(isKept(path)).toBe(false)
})
