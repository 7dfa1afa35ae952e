import { describe, expect, test } from 'vitest'
import { lensLabel } from '../prompts/lenses.ts'
import { prompts } from '../prompts/library.ts'
import { composeTopics } from './compose-topics.ts'

type Row = Parameters<typeof composeTopics>[0]['topics'][number]

const row = (patch: Partial<Row>): Row => ({
	id: 't1',
	words: null,
	prompt_slug: null,
	lens: null,
	follow_ups: [],
	situation: null,
	bringer: null,
	...patch
})
const topics = (...rows: Row[]) => composeTopics({ topics: rows, answers: [] })
const [prompt] = prompts
if (!prompt) throw new Error('There are no prompts')

describe('a topic', () => {
	test('is what the prompt says, as far as nobody has put it otherwise', () => {
		const { question, lens, situation, followUps, starter } = prompt
		const said = { lens: lensLabel(lens), situation, followUps, starter }
		expect(topics(row({ prompt_slug: prompt.slug }))).toMatchObject([{ words: question, ...said }])
		const own = { words: 'Ours.', situation: 'Here.', follow_ups: ['And then?'] }
		expect(topics(row({ prompt_slug: prompt.slug, ...own }))).toMatchObject([
			{ words: 'Ours.', situation: 'Here.', followUps: ['And then?'], lens: said.lens, starter }
		])
	})

	test('of one’s own has what was written, and a lens that is known', () => {
		const bringer = { id: 'ben', name: 'Ben' }
		expect(topics(row({ words: 'Two directors.', bringer, lens: 'growing_others' }))).toMatchObject([
			{ words: 'Two directors.', bringer, lens: lensLabel('growing_others'), starter: null }
		])
		expect(topics(row({ words: 'Two directors.', lens: 'of another day' }))).toMatchObject([{ lens: null }])
	})

	test('is none when the library has lost the prompt and nobody has words for it', () => {
		expect(topics(row({ prompt_slug: 'lost' }))).toEqual([])
		expect(topics(row({ prompt_slug: 'lost', words: 'Kept.' }))).toMatchObject([{ words: 'Kept.' }])
	})

	test('has what the absent wrote about it, and not about another', () => {
		const [topic] = composeTopics({
			topics: [row({ words: 'Mine.' })],
			answers: [
				{ topic_id: 't1', author: 'Cleo', words: 'Ask them.' },
				{ topic_id: 't2', author: 'Dan', words: 'Elsewhere.' }
			]
		})
		expect(topic?.answers).toEqual([{ author: 'Cleo', words: 'Ask them.' }])
	})
})
