import { expect, it } from 'vitest'
import { aheadOf, isKept } from './kept-pages.ts'

const id = '0b9d6d0e-6a52-4f0e-9d0c-0a2f5f7a1c11'

it('keeps what is read and written between sessions', () => {
	for (const path of [
		'/start',
		'/share',
		'/commitments',
		'/commitments/new',
		`/commitments/${id}`,
		'/circles',
		`/circles/${id}`,
		`/sessions/${id}`,
		`/sessions/${id}/topics`,
		`/sessions/${id}/topics/new`,
		`/sessions/${id}/topics/${id}`,
		'/prompts',
		'/prompts/the-date-from-nowhere'
	])
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
		`/x/circles/${id}`
	]
	for (const path of others) expect(isKept(path)).toBe(false)
})

it('keeps ahead what the start page leads to, each once, and nothing that is not kept otherwise', () => {
	const start = `<a href="/sessions/${id}">Prepare</a> <a href="/circles/${id}">Circle</a> <a href="/circles/${id}">Again</a>
		<a href="/me/account">Account</a> <a href="/sign-out">Out</a>`
	const ahead = aheadOf(start)
	expect(ahead).toEqual([
		'/commitments',
		'/commitments/new',
		'/circles',
		'/prompts',
		'/share',
		`/sessions/${id}`,
		`/circles/${id}`,
		`/sessions/${id}/topics`,
		`/sessions/${id}/topics/new`
	])
	expect(ahead.every(isKept)).toBe(true)
	expect(aheadOf('').every(isKept)).toBe(true)
})
