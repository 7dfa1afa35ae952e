import { describe, expect, it } from 'vitest'
import { prompts } from './library.ts'
import type { Prompt } from './prompt.ts'
import { giveFindReason, searchPrompts } from './search.ts'

function prompt(slug: string, question: string, situation: string): Prompt {
	return {
		slug,
		title: 'A title',
		situation,
		question,
		followUps: [],
		starter: '',
		minutes: 20,
		source: { document: 'framework', part: 'Step 1' },
		lens: 'snacking',
		tags: {}
	}
}

const deadline = prompt('deadline', 'Who set this deadline?', 'The team works to a date.')
const team = prompt('team', 'What does the team avoid?', 'The deadline is far.')
const roster = prompt('roster', 'Who carries the pager?', 'The team is tired.')
const library = [roster, team, deadline]

const slugs = (typed: string) => searchPrompts(library, typed).map(({ prompt }) => prompt.slug)

describe('searching the library', () => {
	it('finds a word in another form', () => {
		expect(slugs('DEADLINES!')).toEqual(['deadline', 'team'])
	})
	it('puts the question before the situation, and the rare word before the common one', () => {
		expect(slugs('deadline')[0]).toBe('deadline')
		expect(slugs('team pager')[0]).toBe('roster')
	})
	it('says which words were found', () => {
		expect(searchPrompts(library, 'our deadline and the team')[0]?.words).toEqual(['deadline', 'team'])
		expect(giveFindReason(['deadline'])).toBe('You wrote “deadline”.')
		expect(giveFindReason(['a', 'b', 'c'])).toBe('You wrote “a”, “b” and “c”.')
	})
	it('finds nothing for words that say nothing, signs or none', () => {
		expect(slugs('what about those that were')).toEqual([])
		expect(slugs('.* $^ (?:')).toEqual([])
		expect(slugs('')).toEqual([])
	})
	it('finds the real entry for a real worry', () => {
		const found = searchPrompts(prompts, 'a deadline that nobody can explain')
		expect(found[0]?.prompt.lens).toBe('accountability_without_context')
	})
})
