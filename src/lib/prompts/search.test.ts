import { describe, expect, it } from 'vitest'
import { lensLabel, type Lens } from './lenses.ts'
import { libraryIndex } from './library-index.ts'
import { makeSearch } from './search.ts'
import type { IndexEntry } from './search-index.ts'

const entry = (href: string, question: string, situation: string, meant = ''): IndexEntry => ({
	...{ href, question, situation, meant },
	title: 'A title',
	lens: 'Snacking',
	source: '',
	minutes: 20,
	lenses: ['snacking'],
	archetypes: [],
	contexts: []
})

const search = makeSearch([
	entry('roster', 'Who carries the pager?', 'The group is tired.', 'burnout'),
	entry('team', 'What does the team avoid?', 'A deadline is far away in March.'),
	entry('deadline', 'Who set this deadline?', 'The team works to a date.')
])
const found = (typed: string) => search(typed).map(({ entry }) => entry.href)
const reason = (typed: string) => search(typed)[0]?.reason

describe('searching', () => {
	it('finds a word in another form, the question before the situation', () => {
		expect(found('DEADLINES!')).toEqual(['deadline', 'team'])
		expect(reason('DEADLINES!')).toBe('You wrote “deadlines”.')
	})
	it('puts the rare word before the common one', () => {
		expect(found('team pager')[0]).toBe('roster')
	})
	it('says which words were found', () => {
		expect(reason('our deadline and the team')).toBe('You wrote “deadline” and “team”.')
	})
	it('forgives spelling, and says how it read the word', () => {
		for (const typed of ['dedline', 'deadlin', 'daedline', 'deadlline', 'deedlyne'])
			expect(found(typed), typed).toContain('deadline')
		expect(reason('dedline')).toBe('You wrote “dedline” (read as “deadline”).')
		expect(found('pagar')).toEqual(['roster'])
	})
	it('does not take a word that is there for another one', () => {
		expect(found('team')).not.toContain('roster')
		expect(found('tired')).toEqual(['roster'])
	})
	it('finds a lens by what people say when they mean it', () => {
		expect(reason('burnout')).toBe('You wrote “burnout”: that is often about snacking.')
	})
	it('finds nothing for words that say nothing, signs or none', () => {
		for (const typed of ['what about those that were', '.* $^ (?:', '', '12 34', 'xqzzw vvkkj'])
			expect(found(typed), typed).toEqual([])
	})
	it('takes a page of text in its stride', () => {
		expect(found('deadline '.repeat(1_000))[0]).toBe('deadline')
	})
})

describe('what is on people’s minds, badly typed, finds its lens among the first three', () => {
	const library = makeSearch(libraryIndex)
	const minds: readonly [string, ...Lens[]][] = [
		['a deadline that nobody can explain, team is quietly giving up', 'accountability_without_context'],
		['they want it by march and noone says why the bussiness needs it', 'accountability_without_context'],
		['my boss just left and nobody knows what I did', 'change_of_manager'],
		['my manger changed agian', 'change_of_manager'],
		['I was passed over for promotoin', 'promotion_packet', 'hidden_rules', 'staff_project_myth'],
		['do I need a huge staff projcet to get the title', 'staff_project_myth'],
		['I have to fire somebody I like', 'letting_people_go'],
		['an underperforming colleage we should have let go', 'letting_people_go'],
		['hiring takes forever, candidtaes decline', 'hiring'],
		['somebody else took the credit for my design', 'claiming_impact'],
		['I do all the glue work and nobody sees it', 'invisible_work', 'late_perception'],
		['the CTO aproves every decision himself', 'accountability_as_micromanagement'],
		['micromanagment', 'accountability_as_micromanagement'],
		['he shoots down every proposal, so negativ', 'negativity_as_status'],
		['I spend my days on easy tickets', 'snacking'],
		['conference talks instead of work', 'preening'],
		['we build for a scale we will never have', 'chasing_ghosts'],
		['product manager and I disagree about the roadmap', 'partnering_with_functions', 'strategy'],
		['we have no stratgy', 'strategy'],
		['I am the bottelneck, cannot delegate', 'growing_others'],
		['the migraton has been stuck for a year', 'finishing_for_others', 'only_boring_work'],
		['bad advice from my mentor', 'mentorship_that_harms'],
		['nobody says what to do, then my rating is bad', 'graded_without_being_told'],
		['people threaten to resign if we push them', 'coddling_under_pressure'],
		['what does success even look like here, expectatons are vague', 'unclear_success_criteria']
	]
	it.each(minds)('%s', (typed, ...lenses) => {
		const labels: string[] = lenses.map(lensLabel)
		const first = library(typed).slice(0, 3)
		expect(
			first.filter(({ entry }) => labels.includes(entry.lens)).length,
			first.map(({ entry, reason }) => `${entry.lens}: ${reason}`).join('\n')
		).toBeGreaterThan(0)
	})
	it('weighs little enough to be sent to a phone', () => {
		expect(JSON.stringify(libraryIndex).length).toBeLessThan(80_000)
	})
})
