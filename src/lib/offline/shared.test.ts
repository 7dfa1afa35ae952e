import { expect, it } from 'vitest'
import { shareWords } from './shared.ts'

it('says title, text and address once each, however an app splits them', () => {
	const url = 'https://example.org/a'
	expect(shareWords({ title: 'Who decides', url })).toBe(`Who decides ${url}`)
	expect(shareWords({ title: 'Who decides', text: `Who decides ${url}` })).toBe(`Who decides ${url}`)
	expect(shareWords({ text: `See ${url}`, url })).toBe(`See ${url}`)
	expect(shareWords({ title: 'A thread', text: 'They hold each other up.', url })).toBe(
		`A thread: They hold each other up. ${url}`
	)
	expect(shareWords({ text: '  two\n\nlines  ' })).toBe('two lines')
	expect(shareWords({ url })).toBe(url)
	expect(shareWords({ title: ' ', text: '' })).toBe('')
	expect(shareWords({})).toBe('')
})
