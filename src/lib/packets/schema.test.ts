import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { itemSchema, pickSchema, showSchema } from './schema.ts'

const evidenceOf = (evidence: string) => {
	const read = itemSchema.safeParse({ section: 'led', words: 'Led it.', evidence })
	return read.success ? read.data.evidence : read.error.issues.map(({ message }) => message)
}

describe('the evidence of an item', () => {
	test('is https links, one on a line, as browsers write them, each once', () => {
		expect(evidenceOf('https://Docs.Example.org/a b\nhttps://docs.example.org')).toEqual([
			'Links begin with https://, one on each line.'
		])
		expect(evidenceOf(' https://Docs.Example.org/a\r\n\nhttps://docs.example.org/a ')).toEqual([
			'https://docs.example.org/a'
		])
		expect(evidenceOf('')).toEqual([])
	})

	test.each([
		'http://a.example',
		'javascript:alert(1)',
		'data:text/html,x',
		'a.example',
		'//a.example',
		'https://'
	])('refuses %s', (link) => {
		expect(evidenceOf(link)).toEqual(['Links begin with https://, one on each line.'])
	})

	test('carries no password, and is short and few', () => {
		expect(evidenceOf('https://bank.example@evil.example')).toEqual([
			'A link carries no name and no password.'
		])
		expect(evidenceOf(`https://a.example/${'x'.repeat(500)}`)).toEqual([
			'Five hundred characters a link at most.'
		])
		expect(evidenceOf([1, 2, 3, 4, 5, 6].map((n) => `https://${n}.example`).join('\n'))).toEqual([
			'Five links at most.'
		])
	})
})

test('what is ticked is read from one field each, and nothing ticked is said', () => {
	const [one, two] = [randomUUID(), randomUUID()]
	const ticked = { section: 'learned', [`commitment/${one}`]: 'on', [`commitment/${two}`]: 'on', other: 'x' }
	expect(pickSchema.parse(ticked)).toEqual({ section: 'learned', commitments: [one, two] })
	for (const nothing of [{ section: 'led' }, { section: 'led', 'commitment/nothing': 'on' }])
		expect(pickSchema.safeParse(nothing).error?.issues).toMatchObject([
			{ path: ['commitments'], message: 'Pick one at least.' }
		])
	expect(showSchema.safeParse({ until: '2026-02-28' }).error?.issues).toMatchObject([
		{ path: ['viewers'], message: 'Pick one at least.' }
	])
	expect(showSchema.safeParse({ until: '2026-02-30', [`viewer/${one}`]: 'on' }).error?.issues).toMatchObject([
		{ path: ['until'] }
	])
})

test('too much that is ticked is not answered as if it were nothing', () => {
	const many = (kind: string, count: number) =>
		Object.fromEntries(Array.from({ length: count }, () => [`${kind}/${randomUUID()}`, 'on']))
	expect(pickSchema.parse({ section: 'led', ...many('commitment', 100) }).commitments).toHaveLength(100)
	expect(pickSchema.safeParse({ section: 'led', ...many('commitment', 101) }).error?.issues).toMatchObject([
		{ path: ['commitments'], message: 'A hundred at once at most. Leave some for the next time.' }
	])
	expect(showSchema.safeParse({ until: '2026-02-28', ...many('viewer', 61) }).error?.issues).toMatchObject([
		{ path: ['viewers'], message: 'Twenty people at a time is the most. Pick fewer.' }
	])
})
