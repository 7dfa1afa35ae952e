import { email } from '../profiles/schema.ts'

/** How many invitations may be mailed at once; the database holds the same. */
export const mostAtOnce = 15

export interface Addressee {
	/** Lower case, one that could also sign in. */
	email: string
	/** As it stood before the address, eighty characters at most; null when none did. */
	name: string | null
}

/**
 * Reads addresses as people paste them: 'Name <a@x.org>, b@y.org', with semicolons, new lines or spaces between, names
 * in quotes or written 'Last, First' (RFC 5322 §3.4, and what mail programs make of it). The same address twice is
 * one, with the first name it had. What is not an address is handed back as it was typed, once each, in order.
 */
export function readAddresses(text: string): { addressees: Addressee[]; bad: string[] } {
	const found = new Map<string, Addressee>()
	const bad = new Set<string>()
	let before = ''
	for (const { words, end } of pieces(withoutInvisible(text))) {
		const piece = before + words
		before = ''
		const bracketed = /^(?<name>[^<]*)<(?<address>[^<>]*)>$/s.exec(piece)?.groups
		const candidates = bracketed
			? [{ name: nameOf(bracketed.name ?? ''), address: bracketed.address ?? '', typed: piece }]
			: piece.split(/\s+/).map((address) => ({ name: null, address, typed: address }))
		// 'Last, First <a@x.org>': a comma within a name, not between addresses.
		if (!bracketed && end === ',' && !piece.includes('@')) {
			before = `${piece}, `
			continue
		}
		const read = candidates.map((one) => ({
			...one,
			email: email.safeParse(one.address.replace(/^mailto:/i, '')).data
		}))
		// Words around a lone address are named with it, so that the writer finds the line again.
		if (read.length > 1 && read.some((one) => !one.address.includes('@'))) bad.add(piece)
		else for (const one of read) keep(one)
	}
	if (before) bad.add(before.replace(/, $/, ''))
	return { addressees: [...found.values()], bad: [...bad] }

	function keep(one: { email: string | undefined; name: string | null; typed: string }): void {
		if (!one.email) return void bad.add(one.typed)
		const known = found.get(one.email)
		if (known) known.name ??= one.name
		else found.set(one.email, { email: one.email, name: one.name })
	}
}

/** The pieces between separators; those within quotes or angle brackets do not separate, a new line always does. */
function* pieces(text: string): Generator<{ words: string; end: string }> {
	let words = ''
	let within = ''
	for (const letter of `${text}\n`) {
		if (letter === '\n' || (within === '' && /[,;]/.test(letter))) {
			if (words.trim()) yield { words: words.trim(), end: letter }
			words = within = ''
			continue
		}
		if (letter === '"' && within !== '<') within = within === '"' ? '' : '"'
		else if (letter === '<' && within === '') within = '<'
		else if (letter === '>' && within === '<') within = ''
		words += letter
	}
}

function nameOf(text: string): string | null {
	const name = text.replaceAll('"', '').replace(/\s+/g, ' ').trim()
	return [...name].slice(0, 80).join('').trim() || null
}

/** Marks that copying from a web page brings along: they would make two addresses of one. */
function withoutInvisible(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
		.replace(/[\u00a0\t]/g, ' ')
}
